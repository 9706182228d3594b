import { render } from "solid-js/web";
import { Guide } from "./Guide";

render(() => <Guide />, document.querySelector("#app")!);
