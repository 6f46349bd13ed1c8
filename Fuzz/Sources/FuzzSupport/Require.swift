/// Ends the process with the reason, which libFuzzer takes for a finding.
public func require(_ condition: Bool, _ reason: @autoclosure () -> String) {
    if !condition { fatalError(reason()) }
}
