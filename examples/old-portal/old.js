// What was there before the guide: a library that adds to what belongs to everyone, and shortcuts on every key.

Array.prototype.each = function (act) {
  for (var i = 0; i < this.length; i++) act(this[i], i);
  return this;
};
Array.prototype.last = function () {
  return this[this.length - 1];
};
Array.prototype.toJSON = function () {
  return "[" + this.map(function (item) { return JSON.stringify(item); }).join(", ") + "]";
};
String.prototype.strip = function () {
  return this.replace(/^\s+|\s+$/g, "");
};
Function.prototype.bind = function (self) {
  var act = this, first = [].slice.call(arguments, 1);
  return function () { return act.apply(self, first.concat([].slice.call(arguments))); };
};

document.onkeydown = function (event) {
  if (/INPUT|TEXTAREA|SELECT/.test(event.target.tagName)) return true;
  if (event.keyCode === 83) document.getElementById("search").focus(); // s: search
  // Space and the arrows scroll the portal's own panes, not the page.
  return event.keyCode !== 83 && !(event.keyCode >= 32 && event.keyCode <= 40);
};
