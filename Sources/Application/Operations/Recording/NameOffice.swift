public import Consultations

/// Names an office of a party.
public struct NameOffice: Sendable {
    public var office: Office

    public init(office: Office) { self.office = office }

    /// Writes it where it is not in the register as it is said here.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        writer.register.offices[office.id] == office ? [] : try writer.record([.office(office)])
    }
}
