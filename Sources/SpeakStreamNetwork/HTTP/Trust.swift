#if Network
import NIOSSL
import SpeakStreamUpstreams

extension TLSConfiguration {
    /// Certificates are verified, against those of the system or those of the file that `SSL_CERT_FILE` names.
    static func trusting(_ environment: [String: String]) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        guard let file = environment["SSL_CERT_FILE"], !file.isEmpty else { return configuration }
        do {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
        } catch {
            throw UpstreamError(description: "the certificates in \(file) can not be read (SSL_CERT_FILE)")
        }
        return configuration
    }
}
#endif
