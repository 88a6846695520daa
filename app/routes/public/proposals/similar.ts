import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultation } from "~/domain/consultations/queries.server";
import { listSimilar } from "~/domain/proposals/similar.server";
import { orNotFound } from "~/server/http.server";

const SHORTEST = 5;

/** The proposals whose titles resemble `?title=`, while it is being typed: `{ similar: [{ id, number, title }] }`. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const title = (new URL(args.request.url).searchParams.get("title") ?? "").trim().slice(0, 120);
	const { id } = orNotFound(await findConsultation(context, args.params.slug ?? ""));
	const similar = title.length < SHORTEST ? [] : await listSimilar(context, { consultationId: id, title });
	return Response.json({ similar });
}
