// The oldest browsers that scripts and styles are made for: those that know adopted style sheets as the element uses them.

export const TARGET = ["chrome99", "firefox101", "safari16.4"];
