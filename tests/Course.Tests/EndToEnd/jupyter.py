"""Runs a notebook as Jupyter does, with the parameters of its profile "smoke", and counts the updates of displays: jupyter.py NOTEBOOK RESULT FOLDER."""

import json
import sys

import nbformat
from nbclient import NotebookClient

TIMEOUT = 600  # seconds for a cell


class CountingClient(NotebookClient):
    updates = 0

    def process_message(self, msg, cell, cell_index):
        self.updates += msg["msg_type"] == "update_display_data"
        return super().process_message(msg, cell, cell_index)


def main(source, result, folder):
    notebook = nbformat.read(source, as_version=4)
    if "course" in notebook.metadata:
        set_parameters(notebook, notebook.metadata["course"]["profiles"]["smoke"])
    client = CountingClient(notebook, kernel_name=".net-csharp", timeout=TIMEOUT, allow_errors=True, resources={"metadata": {"path": folder}})
    try:
        client.execute()
    finally:
        nbformat.write(notebook, result)
    print(f"updates {client.updates}")


def set_parameters(notebook, values):
    place = next(i for i, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", []))
    source = "\n".join(f"{name} = {json.dumps(value)};" for name, value in values.items())
    notebook.cells.insert(place + 1, nbformat.v4.new_code_cell(source))


if __name__ == "__main__":
    main(*sys.argv[1:])
