// Has the style sheets of the guide: as text for a page that is printed, and as the sheets that shadow roots adopt. On the site there
// are none: its pages link to them in the shadow root.

import tokens from "../../styles/tokens.css";
import widget from "../../styles/widget.css";
import regions from "../../styles/regions.css";
import result from "../../styles/result.css";
import print from "../../styles/print.css";

export const STYLES = __ON_SITE__ ? [] : [tokens, widget, regions, result, print];

/** @type {CSSStyleSheet[] | undefined} */
let sheets;

/** The sheets, made once for all elements. Adopted sheets are the only ones that a strict content security policy lets in. */
export const adoptedSheets = () =>
  (sheets ??= STYLES.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  }));
