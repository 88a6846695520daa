import { route } from "@remix-run/route-config";

/** URLs: services, units, people and procedures. */
export const directoryUrls = [
	route("directory", "routes/public/directory/directory.tsx"),
	route("directory/:slug", "routes/public/directory/procedure.tsx"),
	route("directory/:slug/request", "routes/public/directory/request.tsx"),
	route("directory/units/:code", "routes/public/directory/unit.tsx"),
];
