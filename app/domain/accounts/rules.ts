/** What makes two spellings of an address one account: capitals, width and spaces around do not count; dots and tags do. */
export const emailKey = (email: string): string => email.normalize("NFKC").trim().toLowerCase();

/** Whether a text typed on a command line is an address; forms ask zod. */
export const isSafeEmail = (email: string): boolean =>
	/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/.test(email.trim());

const browsers: [RegExp, string][] = [
	[/Edg(?:e|A|iOS)?\//, "Edge"],
	[/OPR\/|Opera/, "Opera"],
	[/SamsungBrowser\//, "Samsung Internet"],
	[/Firefox\/|FxiOS\//, "Firefox"],
	[/Chrom(?:e|ium)\/|CriOS\//, "Chrome"],
	[/Safari\//, "Safari"],
];

const systems: [RegExp, string][] = [
	[/iPhone/, "iPhone"],
	[/iPad/, "iPad"],
	[/Android/, "Android"],
	[/Windows/, "Windows"],
	[/CrOS/, "ChromeOS"],
	[/Mac OS X|Macintosh/, "Mac"],
	[/Linux|X11/, "Linux"],
];

const firstMatch = (known: [RegExp, string][], text: string) => known.find(([pattern]) => pattern.test(text))?.[1];

/** «Firefox · Windows», from the User-Agent; empty when it says nothing we know. */
export const deviceLabel = (userAgent: string | null): string =>
	[firstMatch(browsers, userAgent ?? ""), firstMatch(systems, userAgent ?? "")].filter(Boolean).join(" · ");

/** The neighbourhood of an address: /24 in IPv4, /64 in IPv6, so that one subscriber counts as one. */
export const addressPrefix = (ip: string): string => {
	const mapped = /^::ffff:(\d+\.\d+\.\d+)\.\d+$/i.exec(ip)?.[1] ?? /^(\d+\.\d+\.\d+)\.\d+$/.exec(ip)?.[1];
	if (mapped) return `${mapped}.0/24`;
	const [before = "", after] = ip.split("%")[0]?.toLowerCase().split("::") ?? [];
	const head = before.split(":").filter(Boolean);
	const tail = (after ?? "").split(":").filter(Boolean);
	const gap = after === undefined ? [] : Array(Math.max(0, 8 - head.length - tail.length)).fill("0");
	const groups = [...head, ...gap, ...tail].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
	return `${groups.join(":")}::/64`;
};
