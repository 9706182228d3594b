// The rival on SurveyJS, in the build for pages without a framework, which brings its own Preact.

import { Model } from "survey-core";
import "survey-core/survey-core.fontless.min.css";
import { renderSurvey } from "survey-js-ui";
import { survey } from "./survey.js";

renderSurvey(new Model(survey), document.querySelector("main"));
