#if Network
import Glibc
import SpeakStreamRig
import Testing

/// Runs a closure with a server that also has a port with TLS, and the file of its certificate, which nobody has signed.
private func withTrustedServer(_ body: @Sendable (FaultServer, String) async throws -> Void) async throws {
    try await withFolder { folder in
        let (file, key) = ("\(folder)/certificate.pem", "\(folder)/key.pem")
        let names = "subjectAltName=DNS:localhost,IP:127.0.0.1,DNS:model.invalid"
        let openssl = try await Child.run(
            "/usr/bin/env",
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
                + ["-keyout", key, "-out", file, "-days", "2", "-subj", "/CN=speakstream test", "-addext", names]
        ) { _ in }
        try #require(openssl.ending == .exited(0), "\(openssl.errorText)")
        try await withFaultServer(certificate: (file, key)) { server in try await body(server, file) }
    }
}

// Whom the key and the question are sent to.
extension FileTests.Ask {
    @Test func aCertificateThatNobodyVouchesForIsRefused() async throws {
        try await withTrustedServer { server, _ in
            let run = try await ask(
                server.url("plain", scheme: "https", host: "localhost"),
                environment: ["OPENAI_API_KEY": "sk-test"]
            )
            #expect(run.ending == .exited(74))
            #expect(run.notes.count == 1, "\(run.notes)")
            #expect(run.notes.first?.contains("can not be trusted") == true, "\(run.notes)")
            #expect(run.notes.first?.contains("SSL_CERT_FILE") == true)
            #expect(server.requests.isEmpty)
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1"]) func aCertificateOfOnesOwnIsTrusted(host: String) async throws {
        try await withTrustedServer { server, file in
            let run = try await ask(
                server.url("plain", scheme: "https", host: host),
                environment: ["SSL_CERT_FILE": file]
            )
            #expect(run.ending == .exited(0), "\(run.notes)")
            expectHeard("Hello you. The kettle is on.", run.report)
        }
    }

    @Test func aCertificateForAnotherNameIsRefused() async throws {
        try await withTrustedServer { server, file in
            let run = try await ask(
                server.url("plain", scheme: "https", host: "127.0.0.2"),
                environment: ["SSL_CERT_FILE": file]
            )
            #expect(run.ending == .exited(74))
            #expect(server.requests.isEmpty)
        }
    }

    @Test func aConnectionThatIsCutUnderTLSIsTold() async throws {
        try await withTrustedServer { server, file in
            let run = try await ask(
                server.url("cut", scheme: "https", host: "localhost"),
                environment: ["SSL_CERT_FILE": file]
            )
            #expect(run.ending == .exited(74))
            #expect(run.notes.first?.contains("was cut in mid-stream") == true, "\(run.notes)")
            #expect(run.report?.heard.text == "Hello you. And ")
        }
    }

    @Test func aServerWithoutTLSIsToldWhereTLSIsAskedFor() async throws {
        try await withFaultServer { server in
            let run = try await ask("https://127.0.0.1:\(server.ports["http"] ?? 0)/plain/v1")
            #expect(run.ending == .exited(74))
            #expect(run.notes.count == 1)
            #expect(run.notes.first?.contains("does not speak TLS; check the address") == true, "\(run.notes)")
        }
    }

    @Test(arguments: ["/nonexistent", "/dev/null"]) func certificatesThatCanNotBeReadAreTold(file: String) async throws
    {
        let run = try await ask("https://localhost:9", environment: ["SSL_CERT_FILE": file])
        #expect(run.ending == .exited(64))
        #expect(
            run.notes == ["speakstream: the certificates in \(file) can not be read (SSL_CERT_FILE)"],
            "\(run.notes)"
        )
    }

    @Test func aRequestGoesThroughTheProxy() async throws {
        try await withFaultServer { server in
            let proxy = "http://me:se%40cret@127.0.0.1:\(server.ports["other"] ?? 0)"
            let run = try await ask("http://model.invalid:8080/plain/v1", environment: ["http_proxy": proxy])
            #expect(run.ending == .exited(0), "\(run.notes)")
            expectHeard("Hello you. The kettle is on.", run.report)
            // Through a tunnel, as all of AsyncHTTPClient's requests.
            let requests = server.requests
            #expect(requests.map(\.target) == ["model.invalid:8080", "/plain/v1/chat/completions"])
            #expect(requests.first?.port == server.ports["other"])
            #expect(requests.first?.headers?["proxy-authorization"] == "(secret)")
            #expect(requests.last?.headers?["proxy-authorization"] == nil)
        }
    }

    @Test func whatIsEncryptedGoesThroughATunnelOfTheProxy() async throws {
        try await withTrustedServer { server, file in
            let run = try await ask(
                "https://model.invalid/plain/v1",
                environment: [
                    "https_proxy": "http://127.0.0.1:\(server.ports["other"] ?? 0)", "SSL_CERT_FILE": file,
                    "OPENAI_API_KEY": "sk-test",
                ]
            )
            #expect(run.ending == .exited(0), "\(run.notes)")
            expectHeard("Hello you. The kettle is on.", run.report)
            let requests = server.requests
            #expect(requests.map(\.target) == ["model.invalid:443", "/plain/v1/chat/completions"])
            // The proxy sees neither the key nor the question.
            #expect(requests.first?.headers?["authorization"] == nil && requests.first?.body == "")
        }
    }

    @Test func whatIsHereIsReachedWithoutTheProxy() async throws {
        try await withFaultServer { server in
            let run = try await ask(server.url("plain"), environment: ["http_proxy": "http://127.0.0.1:9"])
            #expect(run.ending == .exited(0), "\(run.notes)")
        }
    }

    @Test func aHostThatIsExemptIsReachedWithoutTheProxy() async throws {
        try await withFaultServer { server in
            let proxy = "http://127.0.0.1:\(server.ports["other"] ?? 0)"
            let environment = ["http_proxy": proxy, "no_proxy": "example.org, .invalid"]
            let run = try await ask("http://model.invalid:8080/plain/v1", environment: environment)
            #expect(run.ending == .exited(74))
            #expect(server.requests.isEmpty)
        }
    }

    @Test func aProxyThatIsNotThereIsTold() async throws {
        let port = try await withFaultServer { $0.ports["http"] ?? 0 }
        let run = try await ask(
            "http://model.invalid/v1",
            environment: ["http_proxy": "http://127.0.0.1:\(port)"]
        )
        #expect(run.ending == .exited(74))
        #expect(run.notes.count == 1)
        #expect(
            run.notes.first?.contains("nothing answers at the proxy 127.0.0.1:\(port); check http_proxy") == true,
            "\(run.notes)"
        )
    }
}
#endif
