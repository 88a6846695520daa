import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { orNotFound } from "~/server/http.server";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	return orNotFound(null);
}

export default function NotFound() {
	return null;
}
