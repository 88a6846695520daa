// The Open311 interface described in OpenAPI 3.1, for those who write clients.

type Parts = { city: string; base: string; jurisdictions: string[] };

const text = (description: string, extra: object = {}) => ({ type: "string", description, ...extra });
const moment = (description: string) => text(description, { format: "date-time" });

const query = (name: string, description: string, schema: object = { type: "string" }) => ({
	name,
	in: "query",
	description,
	schema,
});

const jurisdiction = (known: string[]) =>
	query("jurisdiction_id", `Optional: this endpoint serves one city, known as ${known.join(", ")}; another is a 404.`);

const locale = query("locale", "Language of names.", { type: "string", enum: ["fr", "en"], default: "fr" });

const path = (name: string, description: string) => ({
	name,
	in: "path",
	required: true,
	description,
	schema: { type: "string" },
});

const format = {
	name: "format",
	in: "path",
	required: true,
	description: "XML has the root elements of GeoReport v2; JSON drops them.",
	schema: { type: "string", enum: ["json", "xml"] },
};

const answer = (description: string, schema: object) => ({
	description,
	content: { "application/json": { schema }, "text/xml": { schema: { type: "string" } } },
});

const listOf = (name: string) => ({ type: "array", items: { $ref: `#/components/schemas/${name}` } });

const faults = (...codes: number[]) =>
	Object.fromEntries(codes.map((code) => [code, { $ref: "#/components/responses/faults" }]));

const reading = (summary: string, parameters: object[], schema: object, codes: number[]) => ({
	get: {
		summary,
		parameters: [format, ...parameters],
		responses: { 200: answer(summary, schema), ...faults(...codes) },
	},
});

const form = (properties: object, required: string[]) => {
	const schema = { type: "object", properties, required, additionalProperties: true };
	const media = { schema };
	return {
		required: true,
		content: { "application/x-www-form-urlencoded": media, "multipart/form-data": media, "application/json": media },
	};
};

const asked = {
	api_key: text("The key of the application."),
	service_code: text("A code of «GET services»."),
	lat: { type: "number", description: "WGS 84; with long." },
	long: { type: "number", description: "WGS 84; with lat." },
	address_string: text("Instead of lat and long, or to say more of them."),
	description: text("At most 4,000 characters, line breaks kept, no HTML."),
	"attribute[CODE]": text("An answer to a question of the service; lists repeat attribute[CODE][]."),
	email: text("To be told what follows. Never handed out."),
	first_name: text("Never handed out."),
	last_name: text("Never handed out."),
	phone: text("Never handed out."),
	media_url: text("Address of a photo; may be repeated. In multipart forms photos are files, whatever their field."),
};

const update = {
	api_key: text("The key of the application."),
	update_id: text("The application's own number; the same one again is a 400."),
	service_request_id: text("The request."),
	status: text("OPEN, INVESTIGATING, IN_PROGRESS, ACTION_SCHEDULED, FIXED, CLOSED…"),
	updated_datetime: moment("When."),
	description: text("For the staff, who decide what becomes public."),
};

const schemas = {
	service: {
		type: "object",
		properties: {
			service_code: text("Stable."),
			service_name: text("In the language asked."),
			description: text("What it is for."),
			metadata: { type: "boolean", description: "Whether it has questions." },
			type: text("realtime: a number at once; batch: a token first.", { enum: ["realtime", "batch"] }),
			keywords: text("Parted by commas.", { type: ["string", "null"] }),
			group: text("Name of its group.", { type: ["string", "null"] }),
		},
	},
	definition: {
		type: "object",
		properties: {
			service_code: text("The service."),
			attributes: { type: "array", items: { type: "object", additionalProperties: true } },
		},
	},
	request: {
		type: "object",
		properties: {
			service_request_id: text("Always a text, even when it looks like a number."),
			status: text("closed: fixed, closed without works, or shown with another.", { enum: ["open", "closed"] }),
			status_notes: text("Last public message.", { type: ["string", "null"] }),
			service_name: text("As when asked."),
			service_code: text("The service."),
			description: text("As published.", { type: ["string", "null"] }),
			agency_responsible: text("Who does the work.", { type: ["string", "null"] }),
			service_notice: { type: "null" },
			requested_datetime: moment("When it was reported."),
			updated_datetime: moment("Last public change; for closed requests, when it was closed."),
			expected_datetime: text("The promised date.", { type: ["string", "null"], format: "date-time" }),
			address: text("Nearest address.", { type: ["string", "null"] }),
			address_id: { type: "null" },
			zipcode: { type: "null" },
			lat: { type: "number" },
			long: { type: "number" },
			media_url: text("A photo.", { type: ["string", "null"] }),
		},
	},
	receipt: {
		type: "object",
		description: "service_request_id or token, never both.",
		properties: {
			service_request_id: text("The number."),
			token: text("To be asked at tokens/{token}."),
			service_notice: { type: "null" },
			account_id: { type: "null" },
		},
	},
	update: { type: "object", additionalProperties: true },
	fault: { type: "object", properties: { code: { type: "integer" }, description: { type: "string" } } },
};

const search = [
	query("service_request_id", "Numbers parted by commas; overrides everything else."),
	query("service_code", "Codes parted by commas; an unknown one is a 404."),
	query("status", "open, closed, or both parted by a comma."),
	query("start_date", "Earliest requested_datetime, W3C with a zone. Without dates: the last 90 days."),
	query("end_date", "Latest requested_datetime. The two may span 90 days; more is a 400."),
	query("updated_after", "Synchronisation: changed since. Then no default dates apply."),
	query("updated_before", "Changed until."),
	query("bbox", "west,south,east,north in degrees."),
	query("lat", "With long and radius: around a place."),
	query("long", "With lat."),
	query("radius", "Metres, 1,000 by default."),
	query("page", "From 1. Link headers lead to the next and the previous.", { type: "integer", default: 1 }),
	query("page_size", "At most 1,000.", { type: "integer", default: 1000 }),
	query("extensions", "true adds extended_attributes and notes.", { type: "boolean", default: false }),
];

const writing = (summary: string, requestBody: object, schema: object) => ({
	post: {
		summary,
		parameters: [format],
		requestBody,
		responses: { 200: answer(summary, schema), ...faults(400, 403, 404, 429) },
	},
});

const paths = (common: object[]) => ({
	"/discovery.{format}": reading("Where the interface is", [], { type: "object", additionalProperties: true }, []),
	"/services.{format}": reading("What can be asked", common, listOf("service"), [404]),
	"/services/{service_code}.{format}": reading(
		"The questions of a service",
		[path("service_code", "A code of «GET services»."), ...common],
		{ $ref: "#/components/schemas/definition" },
		[404],
	),
	"/requests.{format}": {
		...reading("Requests, newest first", [...search, ...common], listOf("request"), [400, 404]),
		...writing(
			"File a request. The same one again within 24 hours answers the same number.",
			form(asked, ["api_key", "service_code"]),
			listOf("receipt"),
		),
	},
	"/requests/{service_request_id}.{format}": reading(
		"One request",
		[path("service_request_id", "Its number."), ...common],
		listOf("request"),
		[404],
	),
	"/tokens/{token}.{format}": reading(
		"The number behind a token; without service_request_id while the batch waits",
		[path("token", "As answered."), ...common],
		listOf("receipt"),
		[404],
	),
	"/servicerequestupdates.{format}": {
		...reading("Public changes between two dates, oldest first", search.slice(3, 5), listOf("update"), [400, 404]),
		...writing("Tell the city's staff what happened since", form(update, Object.keys(update)), listOf("update")),
	},
});

/** The description of the interface of this city. */
export const openApi = ({ city, base, jurisdictions }: Parts) => ({
	openapi: "3.1.0",
	info: {
		title: `${city} – Open311`,
		version: "2.0.0",
		description:
			"GeoReport v2 (http://wiki.open311.org/GeoReport_v2). UTF-8, dates with their zone, identifiers as texts. Reading needs no key; writing needs `api_key`.",
	},
	servers: [{ url: base }],
	paths: paths([jurisdiction(jurisdictions), locale]),
	components: {
		schemas,
		responses: { faults: answer("What is wrong: one or several, in the format asked.", listOf("fault")) },
	},
});
