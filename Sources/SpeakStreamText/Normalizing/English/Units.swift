/// A unit of measure in words.
struct Unit: Sendable {
    let one: String
    let many: String
    /// Whether it is one only right behind the number, or only behind a space; nil where both will do.
    let isAttached: Bool?

    init(_ one: String, _ many: String? = nil, isAttached: Bool? = nil) {
        self.one = one
        self.many = many ?? one + "s"
        self.isAttached = isAttached
    }

    private static let lengths = ["meter", "foot", "feet", "mile", "yard", "inch"]

    /// The unit squared or cubed: a length becomes an area or a volume, of others the power is said; nil for other powers.
    func raised(to power: Int) -> Unit? {
        let isLength = Self.lengths.contains { self.one.hasSuffix($0) }
        switch (power, isLength) {
        case (2, true): return Unit("square \(self.one)", "square \(self.many)")
        case (2, false): return Unit("\(self.one) squared", "\(self.many) squared")
        case (3, true): return Unit("cubic \(self.one)", "cubic \(self.many)")
        case (3, false): return Unit("\(self.one) cubed", "\(self.many) cubed")
        default: return nil
        }
    }
}

/// The units behind numbers, by their signs (BIPM, The International System of Units, 9th edition, and common usage).
///
/// Signs that are mostly something else are left out ("in" before a word, "A", "C", "d"), or taken at one distance only.
enum Units {
    static let bySign: [String: Unit] = [
        // Length.
        "nm": Unit("nanometer"), "µm": Unit("micrometer"), "μm": Unit("micrometer"), "um": Unit("micrometer"),
        "mm": Unit("millimeter"), "cm": Unit("centimeter"), "dm": Unit("decimeter"), "m": Unit("meter"),
        "km": Unit("kilometer"), "ft": Unit("foot", "feet"), "yd": Unit("yard"), "yds": Unit("yard"),
        "mi": Unit("mile"), "px": Unit("pixel"), "pt": Unit("point"), "ly": Unit("light year"),
        // Mass and volume.
        "µg": Unit("microgram"), "μg": Unit("microgram"), "mcg": Unit("microgram"), "mg": Unit("milligram"),
        "g": Unit("gram"), "kg": Unit("kilogram"), "lb": Unit("pound"), "lbs": Unit("pound"), "oz": Unit("ounce"),
        "ml": Unit("milliliter"), "mL": Unit("milliliter"), "cl": Unit("centiliter"), "dl": Unit("deciliter"),
        "dL": Unit("deciliter"), "l": Unit("liter"), "L": Unit("liter"), "gal": Unit("gallon"), "tsp": Unit("teaspoon"),
        "tbsp": Unit("tablespoon"), "Tbsp": Unit("tablespoon"), "mol": Unit("mole"), "mmol": Unit("millimole"),
        // Time and frequency.
        "ns": Unit("nanosecond"), "µs": Unit("microsecond"), "μs": Unit("microsecond"),
        "us": Unit("microsecond", isAttached: true),
        "ms": Unit("millisecond"), "s": Unit("second"), "sec": Unit("second"), "secs": Unit("second"),
        "min": Unit("minute"), "mins": Unit("minute"), "h": Unit("hour"), "hr": Unit("hour"), "hrs": Unit("hour"),
        "yr": Unit("year"), "yrs": Unit("year"), "wk": Unit("week"), "wks": Unit("week"),
        "Hz": Unit("hertz", "hertz"), "kHz": Unit("kilohertz", "kilohertz"), "MHz": Unit("megahertz", "megahertz"),
        "GHz": Unit("gigahertz", "gigahertz"), "THz": Unit("terahertz", "terahertz"),
        "rpm": Unit("R P M", "R P M"), "RPM": Unit("R P M", "R P M"),
        "bpm": Unit("beats per minute", "beats per minute"),
        "fps": Unit("frames per second", "frames per second"), "mph": Unit("mile per hour", "miles per hour"),
        "kph": Unit("kilometer per hour", "kilometers per hour"),
        "kmh": Unit("kilometer per hour", "kilometers per hour"),
        // Data.
        "B": Unit("byte", isAttached: false), "KB": Unit("kilobyte"), "kB": Unit("kilobyte"), "MB": Unit("megabyte"),
        "GB": Unit("gigabyte"),
        "TB": Unit("terabyte"), "PB": Unit("petabyte"), "KiB": Unit("kibibyte"), "MiB": Unit("mebibyte"),
        "GiB": Unit("gibibyte"), "TiB": Unit("tebibyte"), "kb": Unit("kilobit"), "Kb": Unit("kilobit"),
        "Mb": Unit("megabit"),
        "Gb": Unit("gigabit"), "kbps": Unit("kilobit per second", "kilobits per second"),
        "Kbps": Unit("kilobit per second", "kilobits per second"),
        "Mbps": Unit("megabit per second", "megabits per second"),
        "Gbps": Unit("gigabit per second", "gigabits per second"),
        "MBps": Unit("megabyte per second", "megabytes per second"),
        // Electricity, energy, force, pressure, sound.
        "mV": Unit("millivolt"), "V": Unit("volt"), "kV": Unit("kilovolt"), "mA": Unit("milliamp"),
        "mAh": Unit("milliamp hour"),
        "Ah": Unit("amp hour"), "Ω": Unit("ohm"), "kΩ": Unit("kilohm"), "MΩ": Unit("megohm"), "mW": Unit("milliwatt"),
        "W": Unit("watt"), "kW": Unit("kilowatt"), "MW": Unit("megawatt"), "GW": Unit("gigawatt"),
        "Wh": Unit("watt hour"),
        "kWh": Unit("kilowatt hour"), "MWh": Unit("megawatt hour"), "J": Unit("joule", isAttached: false),
        "kJ": Unit("kilojoule"),
        "MJ": Unit("megajoule"), "cal": Unit("calorie"), "kcal": Unit("kilocalorie"), "eV": Unit("electron volt"),
        "N": Unit("newton", isAttached: false), "kN": Unit("kilonewton"), "Pa": Unit("pascal"),
        "hPa": Unit("hectopascal"),
        "kPa": Unit("kilopascal"), "MPa": Unit("megapascal"), "psi": Unit("P S I", "P S I"), "dB": Unit("decibel"),
        "hp": Unit("horsepower", "horsepower"), "K": Unit("kelvin", "kelvin", isAttached: false),
        "ppm": Unit("part per million", "parts per million"), "ppb": Unit("part per billion", "parts per billion"),
        "sq": Unit("square", "square", isAttached: false), "ha": Unit("hectare"), "tn": Unit("ton"),
    ]

    /// Units that are marks.
    static let marks: [String: Unit] = [
        "%": Unit("percent", "percent"), "‰": Unit("per mille", "per mille"),
        "℃": Unit("degree Celsius", "degrees Celsius"),
        "℉": Unit("degree Fahrenheit", "degrees Fahrenheit"),
    ]

    /// What may follow a degree sign.
    static let degrees = ["C": "Celsius", "F": "Fahrenheit", "N": "north", "S": "south", "E": "east", "W": "west"]

    /// What may stand behind a slash, besides the units.
    static let rates: Set = [
        "second", "minute", "hour", "day", "week", "month", "year", "person", "user", "unit", "item", "night",
        "request",
        "token", "page", "mile", "gallon", "pound", "acre", "head", "kg", "lb", "sec", "min", "mo", "hr", "yr",
    ]

    /// Powers of ten that stand right behind a number.
    static let magnitudes = ["k": "thousand", "K": "thousand", "M": "million", "B": "billion", "bn": "billion"]

    /// What stands before a K that is no thousand: "4K" is a kind of picture, "401k" a pension.
    static let notThousands: Set = ["2", "4", "5", "8", "401"]

    /// The same, written out.
    static let scales: Set = ["hundred", "thousand", "million", "billion", "trillion", "quadrillion", "dozen"]
}

extension WrittenText.Cursor {
    /// Takes a unit behind a number: "km", "%", "°C", "m²", "km/h"; its words for one and for many.
    mutating func takeUnit() -> Unit? {
        self.attempt { cursor in
            let isAttached = !(cursor.takeSpace() || cursor.is("-") && cursor.is(.letters, 1) && cursor.take("-"))
            guard let unit = cursor.takeSimpleUnit(isAttached: isAttached) else { return nil }
            guard cursor.is("/"), let per = cursor.attempt({ $0.takeRate() }) else {
                return cursor.isAtWordEnd ? unit : nil
            }
            return Unit("\(unit.one) per \(per)", "\(unit.many) per \(per)")
        }
    }

    /// Takes what stands behind a slash: "/h", "/month".
    mutating func takeRate() -> String? {
        guard self.take("/") else { return nil }
        if let word = self.token?.text, Units.rates.contains(word), Units.bySign[word] == nil {
            self.index += 1
            return self.isAtWordEnd ? word == "mo" ? "month" : word : nil
        }
        guard let unit = self.takeSimpleUnit(isAttached: true), self.isAtWordEnd else { return nil }
        return unit.one
    }

    private mutating func takeSimpleUnit(isAttached: Bool) -> Unit? {
        guard let token else { return nil }
        if let unit = Units.marks[token.text] {
            self.index += 1
            return unit
        }
        if self.take("°") {
            let isSpaced = self.takeSpace()
            if let scale = self.token.flatMap({ Units.degrees[$0.text] }) {
                self.index += 1
                if self.isAtWordEnd { return Unit("degree \(scale)", "degrees \(scale)") }
                self.index -= 1
            }
            if isSpaced { self.index -= 1 }
            return Unit("degree")
        }
        guard token.kind == .letters, let unit = Units.bySign[token.text], unit.isAttached ?? isAttached == isAttached
        else { return nil }
        self.index += 1
        if token.text == "sq" {
            return self.takeSpace() ? self.takeSimpleUnit(isAttached: false)?.raised(to: 2) : nil
        }
        return self.takeExponent().flatMap { unit.raised(to: $0) } ?? unit
    }

    private mutating func takeExponent() -> Int? {
        if self.take("²") { return 2 }
        if self.take("³") { return 3 }
        return self.attempt { cursor in
            _ = cursor.take("^")
            return cursor.takeDigits(1...1, 2...3)
        }
    }
}
