# The shared cache in front of the site. docs/operations.md says how it is run and watched.
#
# The site decides what may be kept, and for how long, in Surrogate-Control; what doesn't say so is
# never kept. Any change that readers could see empties the whole cache: PURGE, with the key.
vcl 4.1;

import std;
import var;
import vsthrottle;

# "web" and "8000" are the site's host and port; deploy/varnish/start.sh writes others there.
backend site {
	.host = "web";
	.port = "8000";
	.connect_timeout = 2s;
	.first_byte_timeout = 60s;
	.between_bytes_timeout = 30s;
	.max_connections = 200;
	.probe = {
		.url = "/health/ready/";
		# A site with much to do answers late; only four times in a row without an answer is it ill.
		# Who asks it in between is given what was kept, if it can't answer (vcl_synth).
		.interval = 2s;
		.timeout = 5s;
		.window = 5;
		.threshold = 2;
		.initial = 2;
	}
}

sub vcl_recv {
	if (req.restarts == 0) {
		unset req.http.X-Stale;
	}
	if (req.method == "PURGE") {
		return (synth(700));
	}
	if (req.method != "GET" && req.method !~ "^(HEAD|POST|OPTIONS|PUT|PATCH|DELETE)$") {
		return (synth(405));
	}
	# Headers by which an answer could be made to be about another address than the one it is kept
	# under. X-Forwarded-Proto is the TLS proxy's, and part of what answers are kept under.
	unset req.http.X-Forwarded-Host;
	unset req.http.X-Forwarded-Port;
	unset req.http.X-Forwarded-Prefix;
	unset req.http.X-Original-URL;
	unset req.http.X-Rewrite-URL;
	unset req.http.X-HTTP-Method;
	unset req.http.X-HTTP-Method-Override;
	unset req.http.X-Method-Override;
	unset req.http.Forwarded;
	unset req.http.Surrogate-Capability;
	unset req.http.Proxy;
	# Here and below: what most requests don't need isn't tried on them, of which there may be thousands
	# a second.
	if (req.http.Host ~ "[A-Z]") {
		set req.http.Host = std.tolower(req.http.Host);
	}

	if (req.method != "GET" && req.method != "HEAD") {
		# A reader's form is small. It is taken in whole before the site hears of it, so that nobody
		# keeps the site's few threads busy by sending one letter a second. Editors send large files.
		if (req.url !~ "^/admin/|^/admin$" || req.url ~ "^/admin/login/") {
			if (std.integer(req.http.Content-Length, 0) > 262144 || !std.cache_req_body(256KB)) {
				return (synth(413));
			}
		}
		return (pass);
	}
	if (req.http.Authorization || req.url ~ "^/(admin|accounts|health|metrics|preview)(/|$|\?)") {
		return (pass);
	}
	# Somebody who signed in, or is about to. Other cookies are not ours, and change no answer.
	if (req.http.Cookie && req.http.Cookie ~ "(^|;\s*)(__Host-|__Secure-)?(sessionid|csrftoken|messages)=") {
		return (pass);
	}
	unset req.http.Cookie;
	unset req.http.Accept-Language;
	# Nobody asks this much; it would fill the cache with answers that nobody asks for again.
	if (req.url ~ "^.{1500}") {
		return (pass);
	}
	# Where a reader came from is not the site's affair, and `?a&b` is `?b&a`.
	if (req.url ~ "\?") {
		set req.url = regsuball(req.url, "([?&])(utm_[a-z_]+|fbclid|gclid|msclkid|mc_[ce]id)=[^&#]*", "\1");
		set req.url = regsuball(regsuball(req.url, "&&+", "&"), "\?&+", "?");
		set req.url = regsub(req.url, "[?&]+$", "");
		set req.url = std.querysort(req.url);
	}

	# What is too old is shown only while the site itself can't answer.
	if (std.healthy(req.backend_hint) && !req.http.X-Stale) {
		set req.grace = 0s;
	} else {
		set req.grace = 1d;
	}
	return (hash);
}

# What the site itself has to answer. The TLS proxy in front wrote the reader's address, and Varnish
# its own peer's after it; what a reader wrote stands before both. A home with IPv6 is one network.
# A school is one address too: what is kept is given to anybody as often as they like.
sub limit_what_the_site_is_asked {
	if (req.restarts > 0) {
		return;
	}
	set req.http.X-Reader = regsub(req.http.X-Forwarded-For, "^(.*,)?\s*([^,\s]+)\s*,\s*[^,\s]+\s*$", "\2");
	# From this machine comes a proxy that doesn't say for whom, with all readers behind it.
	if (req.http.X-Reader ~ "^(127\.|::1$)") {
		unset req.http.X-Reader;
		return;
	}
	set req.http.X-Reader = regsub(req.http.X-Reader, "^((?:[0-9A-Fa-f]+:){4}).+$", "\1");
	if (req.method == "POST" && req.url ~ "^/admin/login/"
		&& vsthrottle.is_denied("sign-in " + req.http.X-Reader, 60, 60s)) {
		return (synth(429));
	}
	if (req.method == "POST" && req.url !~ "^/admin/"
		&& vsthrottle.is_denied("form " + req.http.X-Reader, 60, 60s)) {
		return (synth(429));
	}
	if (req.url ~ "^/search/|^[^?]*/list\.[a-z]+|^/(reviews|briefings|plans|leaflets)/\?"
		&& vsthrottle.is_denied("search " + req.http.X-Reader, 600, 60s)) {
		return (synth(429));
	}
	if (req.url ~ "^/(documents|images)/"
		&& vsthrottle.is_denied("file " + req.http.X-Reader, 1200, 60s)) {
		return (synth(429));
	}
	if (vsthrottle.is_denied("any " + req.http.X-Reader, 3000, 60s)) {
		return (synth(429));
	}
	unset req.http.X-Reader;
}

sub vcl_miss {
	call limit_what_the_site_is_asked;
	return (fetch);
}

sub vcl_pass {
	call limit_what_the_site_is_asked;
	return (fetch);
}

sub vcl_hash {
	hash_data(req.url);
	hash_data(req.http.Host);
	hash_data(req.http.X-Forwarded-Proto);
	return (lookup);
}

sub vcl_synth {
	if (resp.status == 700) {
		# Here and not in vcl_recv, so that nobody tells by the time it takes how much of a key is right.
		if (std.fileread("/etc/varnish/purge.key") != "" && req.http.X-Purge-Key &&
			req.http.X-Purge-Key == regsuball(std.fileread("/etc/varnish/purge.key"), "\s", "")) {
			# First the state, then the ban: an answer that is under way is then either too old to be
			# kept or thrown out.
			var.global_set("state", req.http.X-State);
			ban("obj.http.X-State != " + req.http.X-State + " && obj.http.X-State != static");
			set resp.status = 200;
			set resp.reason = "Emptied";
		} else {
			set resp.status = 403;
			set resp.reason = "Forbidden";
		}
		set resp.http.Content-Type = "text/plain; charset=utf-8";
		synthetic(resp.reason);
		return (deliver);
	}
	if (resp.status == 503 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD")) {
		set req.http.X-Stale = "yes";
		return (restart);
	}
	set resp.http.X-Content-Type-Options = "nosniff";
	set resp.http.Content-Security-Policy = "default-src 'none'; frame-ancestors 'none'";
	if (resp.status == 429) {
		set resp.http.Retry-After = "60";
		set resp.http.Cache-Control = "no-store";
		set resp.http.Content-Type = "text/plain; charset=utf-8";
		synthetic("Too many requests came from your connection. Please wait a minute and try again." +
			" If a child is in danger now, call 999.");
		return (deliver);
	}
	if (resp.status == 413) {
		set resp.http.Content-Type = "text/plain; charset=utf-8";
		synthetic("What you sent is too large; our forms take a few sentences. Nothing was stored.");
		return (deliver);
	}
	if (resp.status == 405) {
		set resp.http.Allow = "GET, HEAD, POST";
		set resp.http.Content-Type = "text/plain; charset=utf-8";
		synthetic("This address doesn't take that.");
		return (deliver);
	}
}

sub vcl_backend_response {
	# While the site can't answer, what it answered last is better (vcl_synth). An answer that is
	# taken, an error too, would push out what was kept; so an error is taken the second time only.
	if (beresp.status >= 500 && !bereq.uncacheable) {
		if (bereq.is_bgfetch || !bereq.http.X-Stale) {
			return (abandon);
		}
		set beresp.ttl = 0s;
		set beresp.grace = 0s;
		set beresp.keep = 0s;
		return (deliver);
	}
	if (beresp.http.Content-Type ~ "^(text/|application/(json|xml|atom\+xml|ld\+json|javascript)|image/svg)"
		&& !beresp.http.Content-Encoding) {
		set beresp.do_gzip = true;
	}
	# Addresses with a hash of what they lead to: it never changes, so no change throws it out. Whoever
	# comes while the site can't answer gets the style sheet to the pages that are kept.
	if (bereq.url ~ "^/(static/|style\.css\?v=[0-9a-f]+$)" && beresp.status == 200 && beresp.http.Cache-Control ~ "immutable") {
		set beresp.ttl = 1d;
		set beresp.grace = 1d;
		set beresp.http.X-State = "static";
		return (deliver);
	}
	if (beresp.http.Surrogate-Control !~ "max-age=[1-9]" || beresp.status != 200
		|| !beresp.http.X-State || beresp.http.Set-Cookie
		|| beresp.http.Cache-Control ~ "(?i)private|no-store"
		|| (beresp.http.Vary && beresp.http.Vary !~ "(?i)^accept-encoding$")
		# Pages are small. A large file is kept while it pushes out nothing else.
		|| (std.integer(beresp.http.Content-Length, 0) > 5242880
			&& storage.s0.used_space > storage.s0.free_space)) {
		set beresp.ttl = 0s;
		set beresp.grace = 0s;
		# A large file is passed on as it comes, and a part of it is asked for as a part.
		if (bereq.url ~ "^/(documents|images)/") {
			return (pass(10s));
		}
		set beresp.uncacheable = true;
		set beresp.ttl = 10s;
		return (deliver);
	}
	# Made before the last change that we were told of, or after one that we weren't told of yet.
	if (var.global_get("state") && var.global_get("state") != beresp.http.X-State) {
		set beresp.ttl = 0s;
		set beresp.grace = 0s;
		return (deliver);
	}
	set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
	set beresp.grace = std.duration(regsub(beresp.http.Surrogate-Control, "^.*stale-if-error=([0-9]+).*$", "\1s"), 0s);
	set beresp.keep = 0s;
	if (std.integer(beresp.http.Content-Length, 0) > 5242880) {
		# Nor for a day, in the way of those that are read now.
		set beresp.grace = 0s;
	}
	return (deliver);
}

sub vcl_backend_error {
	if (bereq.is_bgfetch) {
		return (abandon);
	}
}

sub vcl_deliver {
	unset resp.http.Surrogate-Control;
	unset resp.http.X-State;
	unset resp.http.Via;
	unset resp.http.X-Varnish;
	unset resp.http.Age;
	return (deliver);
}
