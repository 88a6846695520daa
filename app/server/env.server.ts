import { z } from "zod";

const truthy = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");

const MINIMUM_SECRET_LENGTH = 32;

const schema = z.object({
	NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
	/** `demonstration` shows the mailbox and signs in as any role; a real city is `production`. */
	PARVIS_MODE: z.enum(["demonstration", "production"]).default("demonstration"),
	DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
	DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
	HOST: z.string().default("0.0.0.0"),
	PORT: z.coerce.number().int().min(0).max(65535).default(3000),
	/** The address residents type; links in e-mails begin with it. */
	PUBLIC_URL: z.url({ protocol: /^https?$/ }).default("http://localhost:3000"),
	APP_SECRET: z.string().min(MINIMUM_SECRET_LENGTH, `must have at least ${MINIMUM_SECRET_LENGTH} characters`),
	SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
	MAIL_FROM: z.string().default("Parvis <ne-pas-repondre@parvis.example>"),
	/** The mailbox where answers come back: ours are written to reponse+…@ville.example. */
	REPLY_ADDRESS: z.email().optional(),
	IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
	/** Signs what a mail provider posts to /webhooks/email. */
	EMAIL_WEBHOOK_SECRET: z.string().min(16).optional(),
	/** The SMS gateway: https://account:secret@host/path?kind=twilio&sender=… or kind=ovh. */
	SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
	/** The city's clients of FranceConnect, FranceConnect+ and ProConnect: https://client:secret@issuer/path?scope=… */
	FRANCECONNECT_URL: z.url({ protocol: /^https?$/ }).optional(),
	FRANCECONNECT_PLUS_URL: z.url({ protocol: /^https?$/ }).optional(),
	/** Opens what FranceConnect+ encrypts for us: a private key, JWK of the P-256 curve. */
	FRANCECONNECT_PLUS_KEY: z.string().optional(),
	PROCONNECT_URL: z.url({ protocol: /^https?$/ }).optional(),
	/** The establishments whose people may sign in by ProConnect: 14 digits each, separated by commas. */
	/** Where the state gives the family quotient: https://particulier.api.gouv.fr/api?recipient=SIRET */
	API_PARTICULIER_URL: z.string().optional(),
	PROCONNECT_SIRETS: z.string().default(""),
	/** The city's accounts on networks: https://token@instance, https://handle:password@pds, https://token@server?user=@city:server. */
	MASTODON_URL: z.url({ protocol: /^https?$/ }).optional(),
	BLUESKY_URL: z.url({ protocol: /^https?$/ }).optional(),
	MATRIX_URL: z.url({ protocol: /^https?$/ }).optional(),
	/** Keys of web push; without them the city makes its own and keeps them in its database. */
	VAPID_PUBLIC_KEY: z.string().optional(),
	VAPID_PRIVATE_KEY: z.string().optional(),
	STORAGE_DIR: z.string().default(".data/files"),
	/** How many reverse proxies stand in front; their X-Forwarded-For is believed. */
	TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
	/** Run the job worker inside the web process. */
	WORKER: truthy.default(true),
	/** The address service, with `kind=ban`, `photon` or `nominatim`; empty: the city's own streets. */
	GEOCODER_URL: z.url({ protocol: /^https?$/ }).optional(),
	/** Tiles https://tuiles.example/{z}/{x}/{y}.png, or a PMTiles archive: a path or an address; empty: the city's own plain map. */
	MAP_TILES_URL: z.string().optional(),
	MAP_TILES_ATTRIBUTION: z.string().default(""),
	LOG_LEVEL: z.enum(["silent", "error", "info", "debug"]).default("info"),
});

export type Env = z.infer<typeof schema>;

const looksDefault = (secret: string) => /(.)\1{7}|changeme|change-me|secret|password|example/i.test(secret);

const productionFault = (env: Env): string | null => {
	if (env.PARVIS_MODE !== "production") return null;
	if (looksDefault(env.APP_SECRET)) return "APP_SECRET looks like an example: make one with `openssl rand -hex 32`";
	if (!env.SMTP_URL) return "SMTP_URL is missing: production sends real e-mails";
	if (!env.PUBLIC_URL.startsWith("https://")) return "PUBLIC_URL must begin with https:// in production";
	return null;
};

/** Reads the settings; throws one sentence that names the setting at fault and what to do. Empty text means unset. */
export const readEnv = (source: Record<string, string | undefined>): Env => {
	const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
	const parsed = schema.safeParse(given);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new Error(`Setting ${issue?.path.join(".")}: ${issue?.message ?? "is not valid"} (see .env.example).`);
	}
	const fault = productionFault(parsed.data);
	if (fault) throw new Error(`Setting ${fault}.`);
	return parsed.data;
};

/** The names of all settings, for the test that compares them with .env.example. */
export const settingNames = Object.keys(schema.shape);

let current: Env | undefined;

/** The settings of this process, read once. */
export const env = (): Env => {
	current ??= readEnv(process.env);
	return current;
};

export const isDemonstration = () => env().PARVIS_MODE === "demonstration";
