#!/usr/bin/env python3
"""Writes seeds/units from the reference data: tools/make-seeds.py FOLDER

FOLDER holds the collected tables (units before and after 1 July 2025, and the government's conversion table between them; seeds/SOURCES.md says
whence). Ids are made of the official codes, with another offset for each generation and level: codes were used again for other units on
1 July 2025, so a code alone names nothing. A unit that went on keeps its old id.
"""
import csv
import re
import sys
import unicodedata
from pathlib import Path

NATION = 1
OLD = {"province": 1_000, "district": 2_000, "commune": 100_000}
NEW = {"province": 5_000, "commune": 200_000}
KINDS = {
    "Tỉnh": "unit.province", "Thành phố trực thuộc trung ương": "unit.city", "Huyện": "unit.district", "Quận": "unit.urban-district",
    "Thị xã": "unit.town", "Thành phố thuộc tỉnh": "unit.provincial-city", "Thành phố thuộc thành phố trực thuộc trung ương": "unit.provincial-city",
    "Xã": "unit.commune", "Phường": "unit.ward", "Thị trấn": "unit.township", "Đặc khu tại hải đảo": "unit.special-zone",
}
# How the conversion table words a piece: does it take all, a part with people, land without people, or is it the unit itself that goes on?
PARTS = {
    "whole": "whole", "whole_district": "whole", "part": "part", "part_population": "part", "part_area_all_population": "part", "part_area": "land",
    "unchanged": "same", "renamed": "same", "retyped": "same", "remainder": "rest",
}
# Resolutions of the Standing Committee of the National Assembly of 16 June 2025, by the code of the new province.
RESOLUTIONS = {
    "01": 1656, "04": 1657, "08": 1684, "11": 1661, "12": 1670, "14": 1681, "15": 1673, "19": 1683, "20": 1672, "22": 1679, "24": 1658, "25": 1676,
    "31": 1669, "33": 1666, "37": 1674, "38": 1686, "40": 1678, "42": 1665, "44": 1680, "46": 1675, "48": 1659, "51": 1677, "52": 1664, "56": 1667,
    "66": 1660, "68": 1671, "75": 1662, "79": 1685, "80": 1682, "82": 1663, "86": 1687, "91": 1654, "92": 1668, "96": 1655,
}


def rows(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def placed(name):
    """The mark of tone on the first vowel of oa, oe, uy at the end of a syllable, as the resolutions write: Hòa, not Hoà."""
    def move(match):
        first, second = match.groups()
        parts = unicodedata.normalize("NFD", second)
        return unicodedata.normalize("NFC", first + parts[1:] + parts[0])
    return re.sub(r"(?<![qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵ])(?!\w)", lambda m: move(m) if (m[1].lower() == "o") == (m[2] not in "ỳýỷỹỵ") else m[0], name)


def title(number, province):
    of = province if province.endswith("Hồ Chí Minh") else province[0].lower() + province[1:]
    return f"Nghị quyết số {number}/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội về việc sắp xếp các đơn vị hành chính cấp xã của {of} năm 2025"


def write(path, head, table):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        out.writerows(table)


def main(folder, target):
    old, new = rows(folder, "vn_units_2025-03-01.csv"), rows(folder, "vn_units_2025-07-01.csv")
    provinces, communes = rows(folder, "vn_merger_2025_provinces.csv"), rows(folder, "vn_merger_2025_communes.csv")
    old_id = {(u["level"], u["code"]): OLD[u["level"]] + int(u["code"]) for u in old}
    new_id = {(u["level"], u["code"]): NEW[u["level"]] + int(u["code"]) for u in new}
    spelt = {r["old_commune"]: r["old_name"] for r in communes if r["old_commune"]}
    new_name = {(u["level"], u["code"]): u["full_name"] for u in new}

    succession = []
    for row in provinces:
        if row["kind"] == "unchanged":
            new_id["province", row["new_code"]] = old_id["province", row["old_code"]]
    for row in communes:
        if PARTS.get(row["kind"]) in ("same", "rest"):
            new_id["commune", row["new_commune"]] = old_id["commune", row["old_commune"]]
            if row["kind"] == "unchanged":
                spelt[row["old_commune"]] = new_name["commune", row["new_commune"]]
    for row in provinces:
        succession.append((old_id["province", row["old_code"]], new_id["province", row["new_code"]], "same" if row["kind"] == "unchanged" else "whole"))
    for row in communes:
        whole_district = row["kind"] == "whole_district"
        if not row["old_commune"] and not whole_district:
            # Land by the sea that a district kept for itself.
            row["kind"] = "part_area"
        before = old_id["commune", row["old_commune"]] if row["old_commune"] else old_id["district", row["old_district"]]
        part = "part" if "whole_but_several_targets" in row["flags"] else PARTS[row["kind"]]
        succession.append((before, new_id["commune", row["new_commune"]], part))

    def table(units, ids):
        yield NATION, "unit.nation", "", "Cộng hòa xã hội chủ nghĩa Việt Nam", ""
        above = {"province": None, "district": "province", "commune": "district" if any(u["level"] == "district" for u in units) else "province"}
        for level in above:
            for unit in sorted((u for u in units if u["level"] == level), key=lambda u: u["code"]):
                name = spelt.get(unit["code"]) if units is old and level == "commune" else None
                yield ids[level, unit["code"]], KINDS[unit["kind"]], unit["code"], placed(name or unit["full_name"]), NATION if level == "province" else ids[above[level], unit["parent_code"]]

    head = ["id", "kind", "code", "name", "superior"]
    write(target / "before-2025-07-01.csv", head, table(old, old_id))
    write(target / "after-2025-07-01.csv", head, table(new, new_id))
    write(target / "succession-2025-07-01.csv", ["predecessor", "successor", "part"], sorted(succession))
    write(target / "resolutions-2025.csv", ["province", "document"], sorted((new_id["province", code], title(number, new_name["province", code])) for code, number in RESOLUTIONS.items()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    units = Path(__file__).resolve().parent.parent / "seeds" / "units"
    units.mkdir(parents=True, exist_ok=True)
    main(Path(sys.argv[1]), units)
