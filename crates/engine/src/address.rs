//! Which addresses a rule set may link to.

/// Whether this is the address of a page on a server, over https: `https://`, a host of letters, digits, hyphens and dots, perhaps
/// a port, and then a path, a query or a fragment of visible ASCII. So there is no user name before the host that could pass for
/// it, and nothing that is shown otherwise than it stands there; a browser gives any address in this form.
pub fn is_https_address(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let (server, page) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = match server.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (server, None),
    };
    host.split('.').all(is_label)
        && port.is_none_or(is_port)
        && page.bytes().all(|byte| byte.is_ascii_graphic() && !br#""<>\^`{|}"#.contains(&byte))
}

/// Whether this is a part of a host's name.
fn is_label(label: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !label.is_empty() && label.bytes().all(known) && !label.starts_with('-') && !label.ends_with('-')
}

/// Whether this is the number of a port.
fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_browsers_give_them_are_taken() {
        for address in [
            "https://www.kanta.fi",
            "https://kanta.fi/",
            "https://xn--hlso-5qa.example/sv/v%C3%A4rd",
            "https://kanta.fi:8443/a_b/~c;d=1,2?e=%20&f=g@h:i#j(k)!'*[l]",
            "https://kanta.fi?a",
            "https://kanta.fi#a",
            "https://127.0.0.1:65535/",
        ] {
            assert!(is_https_address(address), "{address}");
        }
    }

    #[test]
    fn all_else_is_refused() {
        for address in [
            "",
            "kanta.fi",
            "//kanta.fi/",
            "http://kanta.fi/",
            "HTTPS://kanta.fi/",
            " https://kanta.fi/",
            "javascript:alert(1)",
            "javascript:alert(1)//https://kanta.fi/",
            "data:text/html,https://kanta.fi/",
            "https:/kanta.fi/",
            "https:kanta.fi",
            "https://",
            "https:///kanta.fi",
            "https://.kanta.fi",
            "https://kanta..fi",
            "https://kanta.fi.",
            "https://-kanta.fi",
            "https://kanta-.fi",
            "https://kanta_a.fi",
            "https://k%61nta.fi",
            "https://kanta.fi:",
            "https://kanta.fi:0",
            "https://kanta.fi:65536",
            "https://kanta.fi:+1",
            "https://kanta.fi:8443:1",
            "https://kanta.fi:8443@evil.example/",
            "https://user:pw@kanta.fi@evil.example/",
            "https://user@kanta.fi/",
            "https://kanta.fi\\@evil.example/",
            "https://kanta.fi/\\evil",
            "https://[::1",
            "https://[::1]/",
            "https://a b/",
            "https://kanta.fi/a b",
            "https://kanta.fi/ ",
            "https://kanta.fi/\t",
            "https://kanta.fi/\n",
            "https://kanta.fi/\0",
            "https://kanta.fi/\u{7f}",
            "https://kanta.fi/<b>",
            "https://kanta.fi/\"",
            "https://x\u{202e}/",
            "https://kanta.fi/\u{202e}if",
            "https://kanta.fi/\u{a0}",
            "https://kanta.fi/väg",
            "https://käntä.fi/",
        ] {
            assert!(!is_https_address(address), "{address:?}");
        }
    }
}
