# SPDX-License-Identifier: MIT
"""Words for made-up council documents, in two styles: boilerplate, in which clauses are much alike ('Employees must
...'), and varied prose. All of them are written for this generator."""

WHO = ["Employees", "Employees", "Employees", "Officers", "Managers", "Members of staff"]
MODAL = ["must", "must", "should", "may", "must not", "are expected to", "are required to"]
VERB = """declare report record return disclose register refuse review sign hand-over explain note raise list check
    submit enter describe withdraw renew""".split()
OBJECT = """any gift|an offer of hospitality|a private interest|a second employment|a loan of equipment|an overpayment|
    a close relationship|a conflict of interest|a lost key|a missing record|a data breach|an accident at work|a travel claim|
    a complaint|a change of address|a criminal charge|a purchase order|an unpaid invoice|a sponsorship|a legacy|
    a tender|a reference for a colleague|an expense receipt|a vehicle log|a consultancy|a directorship|a shareholding|
    a family tie|an unsafe practice|a grievance|a training need|a planning application|a licence|a media enquiry|
    a social media post|a recording|a personal purchase|a discount|a free ticket|a prize|a software copy|a visitor|
    a passport|a mileage sheet|a timesheet|a bonus|a membership|a donation|a bequest|a trip abroad""".replace("\n", "")
OBJECT = [o.strip() for o in OBJECT.split("|")]
WHERE = """to their line manager|to the Monitoring Officer|on the form provided|in the register|in writing|to Internal Audit|
    through the online portal|at the reception desk|with the personnel section|in the service log|to the section head|
    at the weekly briefing|by e-mail|in the annual return|before two witnesses|to the Head of Legal Services""".replace("\n", "")
WHERE = [w.strip() for w in WHERE.split("|")]
WHEN = """within ten working days|before they accept it|each year|without delay|within {n} days of the event|
    as soon as they know of it|at the end of the month|before {d}|by {d} at the latest|where its value is above £{a}|
    if it is worth £{a} or more|unless a manager has agreed otherwise|even when nothing came of it|while they are on duty|
    outside normal hours|when they leave the Council’s service|in every case|during the first week""".replace("\n", "")
WHEN = [w.strip() for w in WHEN.split("|")]
AFTER = """The reason is kept on file.|A copy goes to the personnel section.|Failure to do so may lead to disciplinary action.|
    The manager decides what happens next.|This applies to agency workers too.|Advice can be had at any time.|
    No one is excused from this duty.|The entry is open to inspection for six years.|An appeal lies to the director.|
    The rule holds during holidays as well.|Doubtful cases are settled by the section head.|Nothing is to be assumed.|
    Small sums are no exception.|The decision is told to all concerned.|Records are shredded after that time.""".replace("\n", "")
AFTER = [a.strip() for a in AFTER.split("|")]

NOUN = """archive bridge meadow ledger harbour orchard lantern timetable gallery library market footpath reservoir chimney
    playground hostel nursery warehouse tramline fountain allotment cemetery museum swimming-pool quarry hedge canal ferry
    workshop kitchen corridor courtyard greenhouse stable roof cellar staircase noticeboard catalogue parcel signal culvert
    pavement railing gatehouse depot beacon windmill causeway crossing bakery clinic laundry brewery theatre choir brass-band
    allowance petition ballot referendum survey census audit inventory forecast budget surplus deficit tariff subsidy grant
    levy pension lease tenancy easement covenant freehold mortgage voucher season-ticket permit waiver byelaw injunction
    inquest coroner surveyor librarian gardener caretaker warden clerk treasurer engineer curator teacher ranger plumber
    carpenter joiner cyclist pedestrian lodger tenant neighbour pensioner apprentice volunteer student driver passenger
    flood drought frost gale snowfall heatwave landslip subsidence erosion pollution noise litter vandalism graffiti damp""".split()
ADJECTIVE = """quiet narrow northern wooden disused seasonal ancient temporary generous doubtful hollow remote crowded steep
    shallow brittle weekly fragile dormant sheltered coastal fertile spacious derelict modest peculiar rusty leafy muddy
    oblique patient rural urban vacant willing younger gradual hidden costly daring elderly faint glazed humid idle jagged""".split()
VERBS = """serves crosses delays shelters repairs measures borders replaces funds attracts supplies drains warms surveys
    protects divides overlooks inspects carries restores lends closes opens shortens governs feeds empties cools records
    absorbs outlives encircles follows precedes explains questions welcomes outweighs offsets mirrors""".split()
LINK = """because|although|whenever|until|so that|provided that|even though|as long as|after|before""".split("|")
OPENING = """In most years|By common consent|On market days|Under the older scheme|Across the county|For want of a better plan|
    As a rule|At the request of residents|In the autumn term|Since the last review|On the south side|With few exceptions""".replace("\n", "")
OPENING = [o.strip() for o in OPENING.split("|")]

FRESH = """amber badger cobalt dahlia ember falcon ginger hazel indigo jasmine kestrel linden maple nutmeg osprey
    poppy quince rowan saffron thistle umber violet walnut yarrow zinnia anvil bellows cradle dovetail easel flagon goblet
    hammock ingot jigsaw kettle lathe mallet needle oarlock pulley quill rivet sickle trowel urn vane wicker yoke awning
    ballast cleat davit eyelet flange gantry hawser inlet jetty keel lattice mooring nozzle outboard pontoon quay rudder
    spinnaker tiller upstream vessel winch yardarm zephyr acorn bramble clover dandelion elder fescue gorse heather ivy
    juniper knapweed lichen marigold nettle oxeye primrose ragwort sorrel teasel vetch woodbine basalt chalk dolerite
    flint gneiss hornblende ironstone jasper kaolin limestone marble obsidian pumice quartz rhyolite slate travertine""".split()

ROLES = ["Chief Personnel Officer", "Standards Sub-Committee", "Finance Team", "Records Office", "Deputy Town Clerk",
         "Licensing Board", "Director of Environment", "Audit Panel"]
NEW_ROLES = ["Head of Human Resources", "Ethics Committee", "Treasury Service", "Information Centre", "Assistant Director",
             "Regulatory Panel", "Executive Director of Place", "Assurance Board"]
POLICIES = ["Whistleblowing Policy", "Corporate Handbook", "Travel Scheme", "Retention Schedule", "Dignity Charter"]
NEW_POLICIES = ["Speaking Up Policy", "Staff Manual", "Journeys Guidance", "Records Plan", "Respect Statement"]

TITLES = """Gifts|Private Interests|Use of Equipment|Working Hours|Dress and Appearance|Health and Safety|Contracts|Travel|
    Contact with the Press|Social Media|Confidential Records|Training|Complaints|Appointments|Relationships at Work|
    Disciplinary Matters|Political Neutrality|Money and Accounts|Sponsorship|Leaving the Service|Meetings|Voting|Quorum|
    Notices|Public Questions|Minutes|Delegation|Emergency Powers|Parking|Allotments|Libraries|Burial Grounds|Street Trading|
    Flood Defence|Tree Care|School Transport|Housing Repairs|Waste Collection|Playing Fields|Coastal Paths""".replace("\n", "")
TITLES = [t.strip() for t in TITLES.split("|")]
TERMS = """Close relative|Token gift|Service area|Working day|Relevant interest|Senior post|Register|Contractor|Visitor|
    Public meeting|Key decision|Petition|Ward|Standing order|Reserve|Casual vacancy""".replace("\n", "")
TERMS = [t.strip() for t in TERMS.split("|")]
HEADS = ["Situation", "Action required", "Who decides", "Limit", "Deadline", "Evidence", "Remarks", "Review"]
LABELS = """Full name|Job title|Service area|Date of the offer|Name of the donor|Estimated value|Reason for acceptance|
    Address for letters|Telephone number|Name of the witness|Date of birth of the applicant|Vehicle registration|Outcome|
    Department code|Signature of the manager|Comments of the reviewer|Nature of the interest|Place of the meeting""".replace("\n", "")
LABELS = [t.strip() for t in LABELS.split("|")]
OPTIONS = ["Accepted", "Refused", "Returned", "Pending", "Given to charity", "Referred", "Not known", "Withdrawn"]
MONTHS = "January February March April May June July August September October November December".split()


def filled(rng, text):
    return text.format(n=rng.randint(2, 60), d=f"{rng.randint(1, 28)} {rng.choice(MONTHS)}", a=rng.randint(2, 90) * 5)


def rule(rng):
    """'Employees must declare any gift in writing within ten working days.'"""
    parts = [rng.choice(WHO), rng.choice(MODAL), rng.choice(VERB), rng.choice(OBJECT)]
    if rng.random() < 0.85:
        parts.append(rng.choice(WHERE))
    if rng.random() < 0.85:
        parts.append(filled(rng, rng.choice(WHEN)))
    return " ".join(parts) + "."


def phrase(rng):
    words = [rng.choice(["the", "the", "a", "every", "each"])]
    if rng.random() < 0.5:
        words.append(rng.choice(ADJECTIVE))
    words.append(rng.choice(NOUN))
    if rng.random() < 0.35:
        words += [rng.choice(["of", "near", "beside", "behind", "without"]), "the", rng.choice(NOUN)]
    return " ".join(words)


def prose(rng):
    start = rng.choice(OPENING) + ", " if rng.random() < 0.3 else ""
    text = f"{start}{phrase(rng)} {rng.choice(VERBS)} {phrase(rng)}"
    if rng.random() < 0.6:
        text += f" {rng.choice(LINK)} {phrase(rng)} {rng.choice(VERBS)} {phrase(rng)}"
    if rng.random() < 0.2:
        text += f" – about {rng.randint(3, 97)} in all"
    return text[0].upper() + text[1:] + "."


def clause(rng, style):
    """One to three sentences."""
    if style == "prose":
        return " ".join(prose(rng) for _ in range(rng.choice([1, 1, 2, 2, 3])))
    text = rule(rng)
    if rng.random() < 0.4:
        text += " " + (rng.choice(AFTER) if rng.random() < 0.7 else rule(rng))
    return text


def bullet(rng, style):
    if style == "prose":
        return f"{phrase(rng)} and {phrase(rng)};" if rng.random() < 0.7 else f"{phrase(rng)};"
    return f"{rng.choice(VERB)} {rng.choice(OBJECT)}" + (f" {rng.choice(WHERE)};" if rng.random() < 0.7 else ";")


def cell(rng, style):
    if style == "prose":
        return phrase(rng)
    return f"{rng.choice(VERB)} {rng.choice(OBJECT)} {filled(rng, rng.choice(WHEN)) if rng.random() < 0.6 else ''}".strip()
