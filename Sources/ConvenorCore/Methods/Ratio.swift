package import Foundation

/// Why a ratio has no value: facts that are asked for, never a crash or a silent zero.
package enum RatioGap: Error, Sendable, Hashable {
    case missing([RatioTerm])
    /// The divisor is zero.
    case zero(RatioTerm)
    case negative(RatioTerm)
    /// The first is a part of the second and cannot be more.
    case exceeds(RatioTerm, RatioTerm)
    case unitsDiffer(UnitClash)
}

/// What goes into a ratio, by name.
package enum RatioTerm: String, Sendable, Hashable, CaseIterable {
    case cost, newCustomers, lost, customersAtStart, churn, conversions, visitors, sessions, part, whole, before, after
}

/// Conversions ÷ whom they are counted among; the figure says nothing without its denominator.
package struct Conversion: Sendable, Hashable {
    package var share: Share
    package var denominator: Denominator

    package enum Denominator: String, Sendable, Hashable, CaseIterable {
        case visitors, sessions

        fileprivate var term: RatioTerm { self == .visitors ? .visitors : .sessions }
    }
}

/// The ratios that marketing is measured by, each in one place.
package enum Ratio {
    /// Customer acquisition cost: cost ÷ new customers, in the unit of the cost.
    package static func acquisitionCost(_ cost: Amount?, newCustomers: Decimal?) -> Result<Amount, RatioGap> {
        quotient((.cost, cost?.value), (.newCustomers, newCustomers)).map { Amount($0, unit: cost?.unit) }
    }

    /// Customers lost in a period ÷ customers at its start.
    package static func churn(lost: Decimal?, atStart: Decimal?) -> Result<Share, RatioGap> {
        quotient((.lost, lost), (.customersAtStart, atStart)).flatMap { share in
            share > 1 ? .failure(.exceeds(.lost, .customersAtStart)) : .success(Share(share))
        }
    }

    /// How many periods a customer stays on average: 1 ÷ churn of a period.
    package static func lifetime(churn: Share?) -> Result<Decimal, RatioGap> {
        quotient((.whole, 1), (.churn, churn?.exact))
    }

    package static func conversion(
        _ conversions: Decimal?, of count: Decimal?, _ denominator: Conversion.Denominator
    ) -> Result<Conversion, RatioGap> {
        quotient((.conversions, conversions), (denominator.term, count)).map {
            Conversion(share: Share($0), denominator: denominator)
        }
    }

    /// Part ÷ whole, of amounts in one unit; a part may be more than the whole, as spending may exceed a budget.
    package static func share(of part: Amount?, in whole: Amount?) -> Result<Share, RatioGap> {
        if let clash = clash(part, whole) { return .failure(.unitsDiffer(clash)) }
        return quotient((.part, part?.value), (.whole, whole?.value)).map { Share($0) }
    }

    /// (after − before) ÷ before; from nothing or from less than nothing there is no rate of growth.
    package static func growth(from before: Amount?, to after: Amount?) -> Result<Share, RatioGap> {
        let missing = [(RatioTerm.before, before), (.after, after)].filter { $0.1 == nil }.map(\.0)
        guard let before, let after else { return .failure(.missing(missing)) }
        if let clash = clash(before, after) { return .failure(.unitsDiffer(clash)) }
        if before.value < 0 { return .failure(.negative(.before)) }
        return before.value == 0
            ? .failure(.zero(.before)) : .success(Share((after.value - before.value) / before.value))
    }

    private static func clash(_ first: Amount?, _ second: Amount?) -> UnitClash? {
        if case .failure(let clash) = Amount.unit(of: [first, second].compactMap { $0 }) { clash } else { nil }
    }

    private static func quotient(
        _ top: (term: RatioTerm, value: Decimal?), _ bottom: (term: RatioTerm, value: Decimal?)
    ) -> Result<Decimal, RatioGap> {
        let missing = [top, bottom].filter { $0.value == nil }.map(\.term)
        guard let above = top.value, let below = bottom.value else { return .failure(.missing(missing)) }
        for part in [top, bottom] where (part.value ?? 0) < 0 { return .failure(.negative(part.term)) }
        return below == 0 ? .failure(.zero(bottom.term)) : .success(above / below)
    }
}
