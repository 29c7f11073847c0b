/** The token that proves that a request came from a page of ours; Spring's single-page support keeps it in a cookie. */
export function formToken(): string | undefined {
  return cookie("__Host-XSRF-TOKEN") ?? cookie("XSRF-TOKEN");
}

function cookie(name: string): string | undefined {
  for (const pair of document.cookie.split("; ")) {
    const at = pair.indexOf("=");
    if (pair.slice(0, at) === name) {
      return decodeURIComponent(pair.slice(at + 1));
    }
  }
  return undefined;
}
