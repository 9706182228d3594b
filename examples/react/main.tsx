// The portal around the guide.

import { createRoot } from "react-dom/client";
import { Guide } from "./Guide";
import "./portal.css";

const portal = document.createElement("main");
document.body.append(portal);
createRoot(portal).render(
  <>
    <h1>Anslutning till Kanta</h1>
    <Guide customer={{ id: "K-1042", sector: "private", support: "full" }} />
  </>,
);
