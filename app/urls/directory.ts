import { route } from "@remix-run/route-config";

/** URLs: services, units, people and procedures. */
export const directoryUrls = [
	route("directory", "routes/public/directory/directory.tsx"),
	route("directory/:slug", "routes/public/directory/procedure.tsx"),
	route("directory/:slug/go", "routes/public/directory/go.ts"),
	route("directory/:slug/request", "routes/public/directory/request.tsx"),
	route("directory/:slug/request/household", "routes/public/directory/ask-household.ts"),
	route("directory/units/:code", "routes/public/directory/unit.tsx"),
	route("directory/people/:personId", "routes/public/directory/person.tsx"),
	route("admin/directory", "routes/admin/directory/directory.tsx"),
	route("admin/directory/questions/new", "routes/admin/directory/question.tsx", { id: "new-guide-question" }),
	route("admin/directory/questions/:questionId", "routes/admin/directory/question.tsx"),
	route("admin/directory/questions/:questionId/remove", "routes/admin/directory/remove-question.ts"),
	route("admin/directory/people/new", "routes/admin/directory/person.tsx", { id: "new-directory-person" }),
	route("admin/directory/people/:personId", "routes/admin/directory/person.tsx"),
	route("admin/directory/people/:personId/remove", "routes/admin/directory/remove-person.ts"),
	route("admin/directory/procedures/:slug", "routes/admin/directory/procedure.tsx"),
	route("admin/directory/procedures/:slug/prefill", "routes/admin/directory/prefill.tsx"),
	route("admin/directory/units/:code", "routes/admin/directory/unit.tsx"),
];
