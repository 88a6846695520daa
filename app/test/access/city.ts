import type { AccessLines } from "./lines";

export const cityAccess: AccessLines = {
	"/": "city.read",
	"/near": "city.read",
	"/language": "city.read",
	"/me": "account.own",
	"/admin": "staff.desk",
	"/files/*": "city.read",
	"/demo/sign-in": "city.read",
	"/mailbox": "city.read",
	"/mailbox/:mailId": "city.read",
	"/admin/settings": "settings.change",
	"/*": "city.read",
};
