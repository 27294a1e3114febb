"""States and provinces that news abbreviates: Fla., Ont., NSW.

Guarantees ISO 3166-2 codes; the abbreviations are the postal ones and the Associated Press's,
without their dots.
"""

_TABLE = """
US-AL Alabama: al ala
US-AK Alaska: ak
US-AZ Arizona: az ariz
US-AR Arkansas: ar ark
US-CA California: ca calif
US-CO Colorado: co colo
US-CT Connecticut: ct conn
US-DE Delaware: de del
US-FL Florida: fl fla
US-GA Georgia: ga
US-HI Hawaii: hi
US-ID Idaho: id
US-IL Illinois: il ill
US-IN Indiana: in ind
US-IA Iowa: ia
US-KS Kansas: ks kan kans
US-KY Kentucky: ky
US-LA Louisiana: la
US-ME Maine: me
US-MD Maryland: md
US-MA Massachusetts: ma mass
US-MI Michigan: mi mich
US-MN Minnesota: mn minn
US-MS Mississippi: ms miss
US-MO Missouri: mo
US-MT Montana: mt mont
US-NE Nebraska: ne neb nebr
US-NV Nevada: nv nev
US-NH New Hampshire: nh
US-NJ New Jersey: nj
US-NM New Mexico: nm
US-NY New York: ny
US-NC North Carolina: nc
US-ND North Dakota: nd
US-OH Ohio: oh
US-OK Oklahoma: ok okla
US-OR Oregon: or ore
US-PA Pennsylvania: pa penn penna
US-RI Rhode Island: ri
US-SC South Carolina: sc
US-SD South Dakota: sd
US-TN Tennessee: tn tenn
US-TX Texas: tx tex
US-UT Utah: ut
US-VT Vermont: vt
US-VA Virginia: va
US-WA Washington: wa wash
US-WV West Virginia: wv wva
US-WI Wisconsin: wi wis wisc
US-WY Wyoming: wy wyo
US-DC District of Columbia: dc
CA-ON Ontario: ont on
CA-BC British Columbia: bc
CA-AB Alberta: alta
CA-SK Saskatchewan: sask
CA-MB Manitoba: man
CA-QC Quebec: que
CA-NB New Brunswick: nb
CA-NS Nova Scotia: ns
CA-PE Prince Edward Island: pei
CA-NL Newfoundland and Labrador: nfld
AU-NSW New South Wales: nsw
AU-QLD Queensland: qld
AU-VIC Victoria: vic
AU-TAS Tasmania: tas
"""

_ENTRIES = [line.partition(": ") for line in _TABLE.strip().splitlines()]

STATE_NAMES = dict(entry.split(" ", 1) for entry, _, _ in _ENTRIES)
"""Name by code."""

STATES_BY_ABBREVIATION = {
    short: entry.partition(" ")[0] for entry, _, shorts in _ENTRIES for short in shorts.split()
}
"""Code by abbreviation."""
