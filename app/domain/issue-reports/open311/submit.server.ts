import { addressAt, locateAddress } from "~/domain/directory/queries/places.server";
import { placeFault } from "~/domain/directory/queries/towns.server";
import type { ImageRefusal } from "~/lib/images";
import type { Context } from "~/server/context.server";
import type { Upload } from "~/server/uploads.server";
import { fileOpen311Request, findRepeated, printOf, type Receipt } from "../commands/file-open311-request.server";
import { secondsToNextHour, spendOpen311Key } from "../commands/spend-open311-key.server";
import { takePhotos } from "../kept-photos.server";
import type { FilingRefusal } from "../policy";
import type { Call, Reply } from "./door.server";
import { type Fault, fault, given, type Params } from "./faults";
import { type Asked, readAsked } from "./post";
import { findService, type Service } from "./services.server";
import { list } from "./tree";

const filingFaults: Record<FilingRefusal, Fault> = {
	"outside-the-city": fault(400, "lat, long: this place is outside the city"),
	"category-closed": fault(404, "service_code: this service is closed"),
	"email-needed": fault(400, "email: required"),
	"confirmation-needed": fault(403, "api_key: not allowed"),
};

const photoFaults: Record<ImageRefusal | "too-many", string> = {
	"too-large": "a photo is larger than 10 MB",
	"not-an-image": "a file is not a JPEG, PNG or WebP image",
	damaged: "a photo is damaged or cut short",
	"too-many-pixels": "a photo has more than 50 million pixels",
	"too-many": "too many photos",
	busy: "too many photos at this moment, send again in a minute",
};

/** Asks for the key of a writing call: who it is, or the answer that refuses it. */
export const askKey = async (
	context: Context,
	params: Params,
): Promise<{ ok: true; keyId: string; application: string } | { ok: false; reply: Reply }> => {
	const key = given(params, "api_key");
	if (!key) return { ok: false, reply: { faults: [fault(403, "api_key: missing")] } };
	const used = await spendOpen311Key(context, key);
	if (used.ok) return { ok: true, keyId: used.value.keyId, application: used.value.name };
	if (used.reason === "unknown-key")
		return { ok: false, reply: { faults: [fault(403, "api_key: unknown or revoked")] } };
	const retryAfter = secondsToNextHour(context.now);
	return {
		ok: false,
		reply: {
			faults: [fault(429, `api_key: quota of this hour spent, ask again in ${retryAfter} seconds`)],
			retryAfter,
		},
	};
};

type Place = { lat: number; lng: number; address: string };

const locate = async (context: Context, { lat, lng, address }: Asked): Promise<Place | Fault> => {
	if (lat === null || lng === null) {
		const found = address ? await locateAddress(context, address) : null;
		return found
			? { lat: found.lat, lng: found.lng, address: found.label }
			: fault(400, `address_string: "${address}" was not found in the city`);
	}
	const wrong = await placeFault(context, { lat, lng });
	if (!wrong) return { lat, lng, address: address ?? (await addressAt(context, { lat, lng }))?.label ?? "" };
	if (wrong.kind === "nowhere") return fault(400, "lat, long: 0,0 is not a place of the city");
	if (wrong.kind === "swapped") return fault(400, "lat, long: the two are swapped");
	const town = wrong.town ? `, in ${wrong.town.name}${wrong.town.url ? ` (${wrong.town.url})` : ""}` : "";
	return fault(400, `lat, long: this place is outside the city${town}`);
};

const receiptReply = (receipt: Receipt): Reply => ({
	answer: {
		root: "service_requests",
		value: list("request", [
			{
				...("number" in receipt ? { service_request_id: String(receipt.number) } : { token: receipt.token }),
				service_notice: null,
				account_id: null,
			},
		]),
	},
});

const fileAsked = async (
	{ context, language, uploads }: Call & { uploads: Upload[] },
	{ service, asked, keyId }: { service: Service; asked: Asked; keyId: string },
): Promise<Reply> => {
	const place = await locate(context, asked);
	if ("code" in place) return { faults: [place] };
	const { description, answers, email, mediaUrls } = asked;
	const print = printOf([service.code, asked.lat, asked.lng, asked.address, description, answers, email]);
	const repeated = await findRepeated(context, { keyId, print });
	if (repeated) return receiptReply(repeated);
	const taken = await takePhotos(uploads, "");
	if (!taken.ok) {
		const code = taken.reason === "busy" ? 429 : 400;
		return {
			faults: [fault(code, `media: ${photoFaults[taken.reason]}`)],
			...(code === 429 ? { retryAfter: 60 } : {}),
		};
	}
	const { photos } = taken.value;
	const filed = await fileOpen311Request(context, {
		keyId,
		mode: service.mode,
		mediaUrls,
		print,
		report: { categoryId: service.id, text: description, place, photos, answers, email, language },
	});
	return filed.ok ? receiptReply(filed.value) : { faults: [filingFaults[filed.reason]] };
};

/** «POST requests»: the key first, then the service, then everything else wrong at once; then it is filed. */
export const submitRequest = async (call: Call & { uploads: Upload[] }): Promise<Reply> => {
	const { context, params, language } = call;
	const key = await askKey(context, params);
	if (!key.ok) return key.reply;
	const code = given(params, "service_code");
	const service = code === null ? null : await findService(context, code);
	if (code !== null && !service)
		return { faults: [fault(404, `service_code: there is no service "${code.slice(0, 80)}"`)] };
	const { asked, faults } = readAsked(params, service?.questions ?? [], language);
	const missing = service ? [] : [fault(400, "service_code: required")];
	const all = [...missing, ...faults];
	if (!service || all.length > 0) return { faults: all };
	return fileAsked(call, { service, asked, keyId: key.keyId });
};
