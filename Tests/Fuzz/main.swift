import Foundation

/// libFuzzer's own entry (compiler-rt, FuzzerInterface.h): reads the command line and calls back with every input.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The decoder that the environment names.
private enum Chosen {
    static let decoder = Decoder.all.first {
        $0.name == ProcessInfo.processInfo.environment["CONVENOR_FUZZ_DECODER"]
    }
}

guard Chosen.decoder != nil else {
    for decoder in Decoder.all { FileHandle.standardOutput.write(Data((decoder.name + "\n").utf8)) }
    exit(0)
}
var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
    runDriver(&count, &arguments) { start, count in
        Chosen.decoder?.read(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    })
