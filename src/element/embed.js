// The module that hosts import: it defines the element, and lets them say where its files lie.

import "./element.js";

export { init } from "./base.js";
