//! The browsers of the tests: finds each, and installs what is missing where the system is Debian and the user is root.

use super::{debian, nginx};
use crate::run::say;
use std::path::{Path, PathBuf};

// Any version of today will do, so none is pinned.
const CHROMIUM: Program = Program {
    what: "Chromium",
    variable: "CHROMIUM",
    names: &["chromium", "google-chrome"],
    package: "chromium",
};

/// Drives Chromium for the component tests; of the same version.
const CHROMEDRIVER: Program = Program {
    what: "Chromium's driver",
    variable: "CHROMEDRIVER",
    names: &["chromedriver"],
    package: "chromium-driver",
};

const FIREFOX: Program = Program {
    what: "Firefox",
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

/// It finds its browser itself: both are built from WebKitGTK.
const WEBKIT_DRIVER: Program = Program {
    what: "WebKitWebDriver of WebKitGTK",
    variable: "WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

/// The screen that WebKitGTK needs.
const XVFB: Program = Program { what: "Xvfb", variable: "XVFB", names: &["Xvfb"], package: "xvfb" };

/// What the tests are told.
pub(crate) struct Browsers {
    /// Where each program lies, by the name of the variable in which the tests look for it.
    pub(crate) places: Vec<(&'static str, PathBuf)>,
    /// Why there is no WebKit, where a system other than Debian has none: it is not to be had everywhere.
    pub(crate) no_webkit: Option<String>,
    /// Why there is no nginx, where it is not to be had.
    pub(crate) no_nginx: Option<String>,
}

impl Browsers {
    /// Each place under the name of its variable.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        self.places.iter().map(|(variable, place)| (*variable, place.as_path()))
    }
}

pub(crate) fn find_or_install(root: &Path) -> Result<Browsers, String> {
    if debian::can_install(root) {
        install_missing(root)?;
    }
    let mut places = vec![CHROMIUM.must_be_there()?, CHROMEDRIVER.must_be_there()?, FIREFOX.must_be_there()?];
    let mut no_webkit = None;
    match WEBKIT_DRIVER.must_be_there().and_then(|driver| Ok([driver, XVFB.must_be_there()?])) {
        Ok(webkit) => places.extend(webkit),
        Err(reason) if !debian::is_here() => no_webkit = Some(reason),
        Err(reason) => return Err(reason),
    }
    let nginx = nginx::find_or_unpack(root)?;
    places.extend(nginx.places);
    Ok(Browsers { places, no_webkit, no_nginx: nginx.missing })
}

/// Where Chromium lies, which alone the bench needs, by the name of its variable.
pub(crate) fn chromium() -> Result<(&'static str, PathBuf), String> {
    CHROMIUM.must_be_there()
}

fn install_missing(root: &Path) -> Result<(), String> {
    let mut missing = Vec::new();
    for wanted in [CHROMIUM, CHROMEDRIVER, FIREFOX, WEBKIT_DRIVER, XVFB] {
        if wanted.find()?.is_none() {
            missing.push(wanted);
        }
    }
    for (at, wanted) in missing.iter().enumerate() {
        say(&format!("installing Debian's {} (about a minute, once)…", wanted.package));
        let updated = if at == 0 { debian::apt(root, &["update", "--quiet"]) } else { Ok(()) };
        updated
            .and_then(|()| debian::apt(root, &["install", "--quiet", "--yes", wanted.package]))
            .map_err(|_| wanted.by_hand())?;
    }
    Ok(())
}

/// A program that the system has.
struct Program {
    what: &'static str,
    variable: &'static str,
    names: &'static [&'static str],
    package: &'static str,
}

impl Program {
    /// Where it lies: where its variable says, else on the PATH.
    fn find(&self) -> Result<Option<PathBuf>, String> {
        match std::env::var_os(self.variable).map(PathBuf::from) {
            Some(chosen) if chosen.is_file() => Ok(Some(chosen)),
            Some(chosen) => {
                Err(format!("{} is set to {}, where no program lies", self.variable, chosen.display()))
            }
            None => Ok(self.names.iter().copied().find_map(|name| which::which(name).ok())),
        }
    }

    fn must_be_there(&self) -> Result<(&'static str, PathBuf), String> {
        Ok((self.variable, self.find()?.ok_or_else(|| self.by_hand())?))
    }

    fn by_hand(&self) -> String {
        let Self { what, variable, package, .. } = self;
        format!(
            "{what} is missing: install it (on Debian, as root: apt-get install {package}), or set {variable} to its path"
        )
    }
}
