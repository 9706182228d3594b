// What the portal does with the guide, in the manner of its other scripts.

(function () {
  var guide = document.querySelector("kanta-guide");
  var byId = function (id) { return document.getElementById(id); };

  // The portal's shortcuts listen on the document. A key that is pressed in the guide is not for them.
  guide.addEventListener("keydown", function (event) { event.stopPropagation(); });

  guide.addEventListener("kanta-guide-result", function (event) {
    var result = event.detail;
    var lines = ["Kund K-1042: " + (result.final ? "slutligt resultat" : "ännu öppna frågor")];
    result.conclusions.forEach(function (said) {
      lines.push("", said.title + ": " + said.conclusion + " [" + said.topic + ": " + (said.outcome || "öppet") + "]");
      if (said.because) lines.push(said.because);
      said.rules.forEach(function (rule) {
        rule.sources.forEach(function (source) {
          var line = "Källa: " + source.heading + " " + source.url;
          if (lines.indexOf(line, lines.lastIndexOf("")) < 0) lines.push(line);
        });
      });
    });
    lines.push("", "Återställ svaren: #kanta-guide=" + result.code);
    byId("ticket").getElementsByTagName("pre")[0].textContent = lines.join("\n");
    byId("ticket").hidden = false;
  });

  guide.addEventListener("kanta-guide-error", function (event) {
    byId("fault").textContent = "Guiden (" + event.detail.code + "): " + event.detail.message;
    byId("fault").hidden = false;
  });
})();
