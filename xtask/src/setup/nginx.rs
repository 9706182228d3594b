//! The web server of the tests of hosting: nginx with its module for brotli, the system's own or Debian's.
//!
//! Debian's is unpacked into `.tools/`, not installed: as a package it would at once begin to serve on port 80.

use super::debian;
use crate::files;
use crate::run::{self, program, say};

use std::path::{Path, PathBuf};

const PACKAGES: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];
const MODULE: &str = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// What the tests are told.
pub(crate) struct Nginx {
    /// Where the program and its module lie, by the name of the variable in which the tests look for it.
    pub(crate) places: Vec<(&'static str, PathBuf)>,
    /// Why there is none, where there is none to be had.
    pub(crate) missing: Option<String>,
}

pub(crate) fn find_or_unpack(root: &Path) -> Result<Nginx, String> {
    let own = root.join(".tools/nginx");
    if find(&own).is_none() && debian::can_install(root) {
        unpack(root, &own)?;
    }
    let missing = format!(
        "nginx with the module for brotli is missing: install it (on Debian: {}), or set NGINX and NGINX_BROTLI to their paths",
        PACKAGES.join(" and ")
    );
    Ok(match find(&own) {
        Some([nginx, module]) => {
            Nginx { places: vec![("NGINX", nginx), ("NGINX_BROTLI", module)], missing: None }
        }
        None => Nginx { places: Vec::new(), missing: Some(missing) },
    })
}

/// A program and its module from one place, for one version takes only modules of its own.
fn find(own: &Path) -> Option<[PathBuf; 2]> {
    let chosen = |variable: &str| std::env::var_os(variable).map(PathBuf::from).unwrap_or_default();
    let system = which::which("nginx").unwrap_or_else(|_| PathBuf::from("/usr/sbin/nginx"));
    let pairs = [
        [chosen("NGINX"), chosen("NGINX_BROTLI")],
        [system, Path::new("/").join(MODULE)],
        [own.join("usr/sbin/nginx"), own.join(MODULE)],
    ];
    pairs.into_iter().find(|pair| pair.iter().all(|file| file.is_file()))
}

fn unpack(root: &Path, own: &Path) -> Result<(), String> {
    say("unpacking Debian's nginx (a few seconds, once)…");
    files::empty_folder(own)?;
    debian::apt(root, &["update", "--quiet"])?;
    let [server, module] = PACKAGES;
    debian::apt(own, &["download", "--quiet", server, module])?;
    for package in files::list(own)? {
        run::run(program(root, "dpkg-deb").arg("--extract").arg(package).arg(own))?;
    }
    Ok(())
}
