// A browser without a screen: keeps cookies by path, follows redirects one by one.

type Cookie = { value: string; path: string };

/** Asks pages as one person's browser does; `visit` follows redirects and answers where it ended. */
export const aBrowser = () => {
	const jar = new Map<string, Cookie>();
	const keep = (response: Response, url: URL) => {
		for (const line of response.headers.getSetCookie()) {
			const [pair = "", ...rest] = line.split("; ");
			const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
			const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? url.pathname;
			if (value === "" || rest.some((part) => /^expires=Thu, 01 Jan 1970/i.test(part)))
				jar.delete(`${url.host} ${name}`);
			else jar.set(`${url.host} ${name}`, { value, path });
		}
	};
	const cookies = (url: URL) =>
		[...jar]
			.filter(([key, { path }]) => {
				const fits = url.pathname === path || url.pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
				return key.startsWith(`${url.host} `) && fits;
			})
			.map(([key, { value }]) => `${key.split(" ")[1]}=${value}`)
			.join("; ");
	const once = async (to: string | URL, init: RequestInit = {}) => {
		const url = new URL(to);
		const headers = { accept: "text/html", ...(init.headers as Record<string, string>), cookie: cookies(url) };
		const response = await fetch(url, { ...init, headers, redirect: "manual" });
		keep(response, url);
		return response;
	};
	const visit = async (
		to: string | URL,
		init: RequestInit = {},
	): Promise<{ url: URL; response: Response; text: string }> => {
		let url = new URL(to);
		let response = await once(url, init);
		for (let steps = 0; response.headers.get("location"); steps += 1) {
			if (steps > 15) throw new Error(`too many redirects, the last to ${response.headers.get("location")}`);
			url = new URL(response.headers.get("location") ?? "", url);
			response = await once(url);
		}
		return { url, response, text: await response.text() };
	};
	return {
		visit,
		once,
		cookies,
		setCookie: (host: string, name: string, value: string) => jar.set(`${host} ${name}`, { value, path: "/" }),
	};
};
