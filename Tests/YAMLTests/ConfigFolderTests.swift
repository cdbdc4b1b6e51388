import ConvenorCore
import ConvenorYAML
import Foundation
import Testing

@Suite("a config folder")
struct ConfigFolderTests {
    private static let builtIn = ConfigFolder.BuiltIn(files: ["agendas/a.yaml", "agendas/b.yaml", "convenor.yaml"]) {
        [
            "agendas/a.yaml": "title: Built A\nsteps: [{title: S}]",
            "agendas/b.yaml": "title: Built B\nsteps: [{title: S}]",
        ][$0]
    }
    private static let ownA = "title: Own A\nsteps: [{title: S}]"

    @Test("goes before what is compiled in, file by file")
    func overlay() throws {
        let files = ["agendas/a.yaml": ConfigFolderTests.ownA, "agendas/c.yaml": "title: Own C\nsteps: [{title: S}]"]
        try withFolder(files) { path in
            let folder = try ConfigFolder.find(given: path, builtIn: ConfigFolderTests.builtIn)
            #expect(folder.agendaNames == ["a", "b", "c"])
            let all = folder.agendas()
            #expect(all.faults == [])
            #expect(all.agendas.map(\.title) == ["Own A", "Built B", "Own C"])
            #expect(try folder.text(of: "agendas/a.yaml")?.file == path + "/agendas/a.yaml")
            #expect(try folder.text(of: "agendas/b.yaml")?.file == "built-in agendas/b.yaml")
            #expect(try folder.text(of: "nothing.yaml") == nil)
        }
    }

    @Test("is not needed")
    func none() throws {
        let folder = try ConfigFolder.find(given: nil, usual: ["no/such/folder"], builtIn: ConfigFolderTests.builtIn)
        #expect(folder.path == nil)
        #expect(folder.agendas().agendas.map(\.title) == ["Built A", "Built B"])
        #expect(folder.people().people.isEmpty)
    }

    @Test("is the first of the usual ones that exists")
    func usual() throws {
        try withFolder(["x": ""]) { path in
            let folder = try ConfigFolder.find(
                given: nil, usual: ["no/such", path], builtIn: ConfigFolderTests.builtIn)
            #expect(folder.path == path)
        }
    }

    @Test("that was given must exist")
    func missing() {
        let fault = #expect(throws: ConfigFault.self) {
            try ConfigFolder.find(given: "no/such", builtIn: ConfigFolderTests.builtIn)
        }
        #expect(fault?.description == "no/such: This is no folder. Give --config a folder, or leave it out.")
    }

    @Test("names the agendas that it cannot use, and gives the others")
    func faulty() throws {
        let files = ["agendas/a.yaml": "title: A\nstep: []", "agendas/My Agenda.yml": "", "agendas/.hidden": ""]
        try withFolder(files) { path in
            let all = ConfigFolder(path: path, builtIn: ConfigFolderTests.builtIn).agendas()
            #expect(all.agendas.map(\.name) == ["b"])
            #expect(
                all.faults.map(\.description) == [
                    "\(path)/agendas/My Agenda.yml: This file has no name of an agenda. "
                        + "Name it in lower-case letters, digits and hyphens, ending in .yaml.",
                    "\(path)/agendas/a.yaml:1:1: An agenda has no steps. Add \"- title: …\" below \"steps:\".",
                    "\(path)/agendas/a.yaml:2:1: \"step\" is no key of an agenda. Did you mean \"steps\"?",
                ])
        }
    }

    @Test("gives its settings under the environment")
    func settings() throws {
        try withFolder(["convenor.yaml": "language: nl\nlog: {level: loud}\n"]) { path in
            let folder = ConfigFolder(path: path, builtIn: ConfigFolderTests.builtIn)
            let read = folder.settings(
                environment: ["CONVENOR_DATA": "d", "CONVENOR_LOG_FORMAT": "json"], ignoring: ["CONVENOR_DATA"])
            #expect(read.settings.language == "nl")
            #expect(read.settings.log.format == .json)
            #expect(read.faults.map(\.line) == [2])
            #expect(read.settings.origins["language"] == path + "/convenor.yaml:1:11")
        }
        let none = ConfigFolder(path: nil, builtIn: ConfigFolderTests.builtIn).settings(environment: [:])
        #expect(none.settings == Settings() && none.faults == [])
    }

    @Test(
        "never gives a file outside it for an agenda's name",
        arguments: ["../secret", "/etc/passwd", "A", "", "a/b", "-a"])
    func escape(name: String) throws {
        try withFolder(["agendas/a.yaml": ConfigFolderTests.ownA, "secret.yaml": ConfigFolderTests.ownA]) { path in
            let read = ConfigFolder(path: path, builtIn: ConfigFolderTests.builtIn).agenda(name)
            #expect(read.agenda == nil && read.faults == [])
        }
    }

    @Test("says when a file is no text or no file")
    func unreadable() throws {
        try withFolder(["convenor.yaml/x": "", "people.yaml": ""]) { path in
            try Data([0x66, 0xFF, 0xFE]).write(to: URL(filePath: path + "/people.yaml"))
            let folder = ConfigFolder(path: path, builtIn: ConfigFolderTests.builtIn)
            #expect(
                folder.people().faults.map(\.description) == [
                    "\(path)/people.yaml: This file is not UTF-8. Save it as UTF-8."
                ])
            let fault = #expect(throws: ConfigFault.self) { try folder.text(of: "convenor.yaml") }
            #expect(
                fault?.description
                    == "\(path)/convenor.yaml: This file cannot be read. Check who may read it, and that it is a file.")
        }
    }
}
