import { Guide } from "../Guide";

export default function Page() {
  return <Guide />;
}
