"""Renders the pictures of the demo catalog that are missing or whose sources changed, and writes their files.

`python render.py` does all of them and goes on where it was stopped; `python render.py kitchen pantry/jam` only those whose
names begin so. Rendering one takes about half a minute on two cores. See README.md.
"""
import argparse
import hashlib
import json
import re
import subprocess
import sys
import time
from pathlib import Path

from encode import Encoded, encode

here = Path(__file__).parent
pictures = here.parent / "pictures"
manifest = pictures / "manifest.json"


def needed():
    """What `pictures.ts` says, from the vocabulary of the demo shop."""
    printed = subprocess.run(["node", str(here / "pictures.ts")], check=True, capture_output=True, text=True).stdout
    return json.loads(printed)


def imported(file, known):
    """Adds the file and all files of the studio that it imports or places in its scene to `known`."""
    if file in known or not file.exists():
        return
    known.add(file)
    text = file.read_text()
    for dots, name in re.findall(r"^\s*from (studio|\.{1,2})\.?([\w.]*) import", text, re.M):
        base = {"studio": here / "studio", ".": file.parent, "..": file.parent.parent}[dots]
        path = base.joinpath(*name.split(".")) if name else base
        imported(path / "__init__.py", known)
        imported(path.with_suffix(".py"), known)
    for kind in re.findall(r'^\s+place\("([\w/]+)"', text, re.M):
        imported(here / "kinds" / f"{kind}.py", known)


def sources_of(picture, settings):
    """A hash of everything that the picture is made from."""
    files = {here / "studio/camera.py"}
    imported(here / "kinds" / (picture["kind"] + ".py"), files)
    digest = hashlib.sha256(json.dumps([picture, settings], sort_keys=True).encode())
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def photograph(picture, png, settings):
    """Renders one picture in a process of its own, so that nothing of the one before remains."""
    command = [sys.executable, str(here / "photograph.py"), picture["kind"], str(png), "--material", picture["material"],
               "--view", picture["view"], "--size", str(picture.get("width", settings["size"])), "--samples", str(settings["samples"])]
    if "height" in picture:
        command += ["--height", str(picture["height"])]
    if "colour" in picture:
        command += ["--colour", picture["colour"]]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0 or not png.exists():
        raise RuntimeError(f"{picture['id']} was not rendered:\n{done.stderr[-2000:]}")


def remaining(seconds):
    """"1 h 05 min", "12 min"."""
    minutes = max(1, round(seconds / 60))
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only pictures whose names begin so")
    parser.add_argument("--size", type=int, default=800)
    parser.add_argument("--samples", type=int, default=10)
    parser.add_argument("--work", default=".local/studio", help="folder for the PNG files")
    parser.add_argument("--fronts", action="store_true", help="only the first view of each")
    asked = parser.parse_args()
    settings = {"size": asked.size, "samples": asked.samples}
    work = Path(asked.work)
    known = json.loads(manifest.read_text()) if manifest.exists() else {}
    everything = needed()
    for gone in set(known) - {picture["id"] for picture in everything}:
        del known[gone]
    todo = []
    for picture in everything:
        if asked.names and not picture["id"].startswith(tuple(asked.names)):
            continue
        if asked.fronts and picture["view"] != "front":
            continue
        if not (here / "kinds" / (picture["kind"] + ".py")).exists():
            print(f"{picture['id']} has no file for its kind yet.", flush=True)
            continue
        sources = sources_of(picture, settings)
        if known.get(picture["id"], {}).get("sources") != sources:
            todo.append((picture, sources))
    print(f"{len(todo)} of {len(everything)} pictures are to be rendered.", flush=True)
    began, failed = time.time(), []
    for place, (picture, sources) in enumerate(todo):
        png = work / f"{picture['id'].replace('/', '-')}-{sources}.png"
        png.parent.mkdir(parents=True, exist_ok=True)
        try:
            if not png.exists():
                photograph(picture, png, settings)
        except RuntimeError as error:
            failed.append(picture["id"])
            print(error, flush=True)
            continue
        made: Encoded = encode(png, pictures / picture["id"])
        # Read again: a second process may be rendering other pictures.
        known = json.loads(manifest.read_text()) if manifest.exists() else {}
        known[picture["id"]] = {"sources": sources, **made}
        manifest.write_text(json.dumps(dict(sorted(known.items())), indent=2) + "\n")
        each = (time.time() - began) / (place + 1)
        print(f"{place + 1} of {len(todo)}: {picture['id']}. About {remaining(each * (len(todo) - place - 1))} left.", flush=True)
    if failed:
        sys.exit(f"{len(failed)} failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
