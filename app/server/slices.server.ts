import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

const segmentsOf = (path: string) => path.split("/").filter(Boolean);

/** The address a request is about: the router asks for the data of a page at its address followed by «.data». */
const pageOf = (pathname: string) => (pathname === "/_root.data" ? "/" : pathname.replace(/\.data$/, ""));

/** Whether a route of these segments may answer an address: as many segments, and each written one the same. */
const mayAnswer = (route: string[], address: string[]) => {
	const splat = route.at(-1) === "*";
	if (splat ? address.length < route.length - 1 : address.length !== route.length) return false;
	return route.every(
		(segment, index) =>
			segment === "*" || segment.startsWith(":") || segment.toLowerCase() === address[index]?.toLowerCase(),
	);
};

/**
 * The built product cut to the few routes that may answer an address. The router ranks and compiles every route of its build
 * several times a request: with four hundred of them that was a third of the processor time of a page. The browser keeps the
 * whole list. Slices are made once and kept: there are at most as many as there are sets of routes of one shape.
 */
export const slicesOf = (build: ServerBuild): ((pathname: string) => ServerBuild) => {
	const known = Object.values(build.routes).flatMap((route) => (route ? [route] : []));
	const pages = known
		.filter(({ id }) => id !== "root")
		.map(({ id, path = "" }) => ({ id, segments: segmentsOf(path) }));
	const made = new Map<string, ServerBuild>();
	const only = <Kept extends Routes | ServerBuild["assets"]["routes"]>(routes: Kept, ids: string[]) =>
		Object.fromEntries(ids.map((id) => [id, routes[id]])) as Kept;
	return (pathname) => {
		const address = segmentsOf(pageOf(pathname));
		const ids = ["root", ...pages.filter(({ segments }) => mayAnswer(segments, address)).map(({ id }) => id)];
		const key = ids.join(" ");
		const slice = made.get(key) ?? {
			...build,
			routes: only(build.routes, ids),
			assets: { ...build.assets, routes: only(build.assets.routes, ids) },
		};
		made.set(key, slice);
		return slice;
	};
};
