(function () {
  var root = document.documentElement;
  root.classList.remove("no-js");
  // Whoever comes for the whole text, or from a storyboard for one scene, reads instead of playing.
  if (!/^#(read$|scene-)/.test(location.hash)) root.classList.add("player");
  try {
    if (location.hash !== "#group") {
      var scheme = localStorage.getItem("downstream/scheme");
      if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
      // Whoever was here before is offered more to begin with: late, rather than shifting the page.
      var here = location.pathname.replace(/^.*\/|\.html$/g, "");
      var course = document.querySelector("meta[name=downstream-course]");
      var own = "downstream/1/" + (course ? course.getAttribute("content") + "/" : "") + here;
      if (localStorage.getItem(own)) root.classList.add("returning");
    }
  } catch (e) {}
  document.addEventListener("DOMContentLoaded", function () {
    setTimeout(function () {
      if (!document.querySelector("[data-state]")) root.classList.remove("player", "returning");
    });
  });
})();
