// The portal around the guide.

import { createApp } from "vue";
import Portal from "./Guide.vue";
import "./portal.css";

createApp(Portal, { customer: { id: "K-1042", sector: "private", support: "full" } }).mount("main");
