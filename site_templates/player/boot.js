(function () {
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("player");
  try {
    var scheme = location.hash !== "#group" && localStorage.getItem("downstream/scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch (e) {}
  document.addEventListener("DOMContentLoaded", function () {
    setTimeout(function () {
      if (!document.querySelector("[data-state]")) root.classList.remove("player");
    });
  });
})();
