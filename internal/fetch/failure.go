package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"

	"stet/internal/factcheck"
)

// failed words why a site could not be reached.
func failed(err error) error {
	var (
		own         *factcheck.Error
		dns         *net.DNSError
		certificate *tls.CertificateVerificationError
		timeout     net.Error
	)
	site := siteOf(err)
	switch {
	case errors.As(err, &own):
		return own
	case errors.Is(err, errInside):
		return factcheck.Because(err, factcheck.Invalid, "%s is not on the public internet, so it is not fetched. Save the page in your browser and upload it, or paste its text.", site)
	case errors.Is(err, errPort):
		return factcheck.Because(err, factcheck.Invalid, "Only the usual ports of the web (80 and 443) are fetched from.")
	case errors.Is(err, errTooManyRedirects):
		return factcheck.Because(err, factcheck.Unavailable, "%s sends visitors from one address to the next without an end. Paste the text instead.", site)
	case errors.As(err, &dns):
		return factcheck.Because(err, factcheck.Unavailable, "There is no site named %s, or its name cannot be looked up now. Check the address.", site)
	case errors.As(err, &certificate):
		return factcheck.Because(err, factcheck.Unavailable, "The certificate of %s is not valid, so what it sends cannot be trusted. Paste the text instead.", site)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return factcheck.Because(err, factcheck.Unavailable, "%s did not answer in time. Try again later, or paste the text.", site)
	}
	return factcheck.Because(err, factcheck.Unavailable, "%s could not be reached. Try again later, or paste the text.", site)
}

// refusedStatus words an answer that is not the page.
func refusedStatus(answer *http.Response) error {
	status, site := answer.StatusCode, answer.Request.URL.Host
	switch {
	case status >= 200 && status < 300 && status != http.StatusNoContent:
		return nil
	case status == http.StatusUnauthorized, status == http.StatusPaymentRequired:
		return factcheck.Errorf(factcheck.Unavailable, "%s shows this page only to its subscribers (status %d). Open it in your browser and paste its text.", site, status)
	case status == http.StatusForbidden, status == http.StatusUnavailableForLegalReasons:
		return factcheck.Errorf(factcheck.Unavailable, "%s refuses to give this page to programs (status %d). Open it in your browser and paste its text.", site, status)
	case status == http.StatusNotFound, status == http.StatusGone:
		return factcheck.Errorf(factcheck.Unavailable, "%s has no such page (status %d). Check the address.", site, status)
	case status == http.StatusTooManyRequests, status == http.StatusServiceUnavailable:
		return factcheck.Errorf(factcheck.Unavailable, "%s is too busy to answer (status %d). Try again later, or paste the text.", site, status)
	}
	return factcheck.Errorf(factcheck.Unavailable, "%s answered with status %d and no page. Try again later, or paste the text.", site, status)
}
