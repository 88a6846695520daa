import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "city.read");
	return null;
}

export default function Home() {
	return <h1>Parvis</h1>;
}
