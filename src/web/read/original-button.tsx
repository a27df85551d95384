import { useState } from "react";
import { Button } from "react-aria-components";
import { server } from "../asking/server.ts";
import { useNotice } from "../elements/notices.tsx";
import { saveFile } from "../elements/save-file.ts";

/** Saves the file that was taken in, as it was. */
export function OriginalButton({ id }: { id: string }) {
  const notice = useNotice();
  const [isOnItsWay, setOnItsWay] = useState(false);
  const press = async (): Promise<void> => {
    setOnItsWay(true);
    try {
      saveFile(await server.getFile("/v1/documents/{id}/original", { path: { id } }));
    } catch (error) {
      notice({ kind: "failed", text: error instanceof Error ? error.message : "没有取到原件。" });
    } finally {
      setOnItsWay(false);
    }
  };
  return (
    <Button className="quiet" isDisabled={isOnItsWay} onPress={() => void press()}>
      下载原件
    </Button>
  );
}
