import type { Call, Reply } from "./door.server";
import { fault } from "./faults";
import { searchRequests, unknownCodes } from "./requests.server";
import { readSearch } from "./search";
import { baseUrl } from "./updates.server";

/** The address of another page of the same search. */
const pageUrl = (url: URL, page: number) => {
	const target = new URL(`${baseUrl()}/${url.pathname.split("/").at(-1)}`);
	target.search = url.search;
	target.searchParams.delete("api_key");
	target.searchParams.set("page", String(page));
	return target.href;
};

/** «GET requests»: a page of what is found, with links to the pages around it (RFC 8288). */
export const listRequests = async ({ context, params, language, url }: Call): Promise<Reply> => {
	const { search, faults } = readSearch(params, context.now);
	const unknown = search.codes ? await unknownCodes(context, search.codes) : [];
	const all = [
		...faults,
		...unknown.map((code) => fault(404, `service_code: there is no service "${code.slice(0, 80)}"`)),
	];
	if (all.length > 0) return { faults: all };
	const { answer, hasMore } = await searchRequests(context, search, language);
	const { page } = search;
	const links = [
		...(hasMore ? [`<${pageUrl(url, page + 1)}>; rel="next"`] : []),
		...(page > 1 ? [`<${pageUrl(url, page - 1)}>; rel="prev"`, `<${pageUrl(url, 1)}>; rel="first"`] : []),
	];
	return { answer, headers: links.length > 0 ? { Link: links.join(", ") } : {} };
};
