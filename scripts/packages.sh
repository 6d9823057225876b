# Sourced by run and test: finds and installs the Debian packages the portal works with.
# Says nothing itself, because its callers speak different languages; what could not be had is left in NOT_INSTALLED.

NOT_INSTALLED=()

package_is_here() {
    case "$1" in
        chromium)
            # Any browser of this family sets papers; Ubuntu names its own differently.
            command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome || command -v microsoft-edge ;;
        poppler-utils) command -v pdftotext ;;
        qpdf) command -v qpdf ;;
        fonts-liberation2) dpkg_knows fonts-liberation2 || dpkg_knows fonts-liberation ;;
        # The packages with a screen conflict with those without, and serve as well.
        libreoffice-writer-nogui) dpkg_knows libreoffice-writer-nogui || dpkg_knows libreoffice-writer ;;
        libreoffice-calc-nogui) dpkg_knows libreoffice-calc-nogui || dpkg_knows libreoffice-calc ;;
        *) dpkg_knows "$1" ;;
    esac >/dev/null 2>&1
}

dpkg_knows() {
    [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]
}

# install_packages LOG PACKAGE...   Always returns 0: a missing program degrades what needs it.
install_packages() {
    local log=$1 package
    local -a wanted=() root=()
    shift
    NOT_INSTALLED=()
    for package in "$@"; do
        package_is_here "$package" || wanted+=("$package")
    done
    if ((${#wanted[@]} == 0)); then
        return 0
    fi
    if ((EUID != 0)) && command -v sudo >/dev/null; then
        root=(sudo)
    fi
    if command -v apt-get >/dev/null && ((EUID == 0 || ${#root[@]} > 0)); then
        "${root[@]}" apt-get update >>"$log" 2>&1 || true
        # One by one, so that a name this release does not know costs only itself.
        for package in "${wanted[@]}"; do
            # One that came before may stand in for it.
            package_is_here "$package" || "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package" >>"$log" 2>&1 || true
        done
    fi
    for package in "${wanted[@]}"; do
        # The browser without windows only saves time; any other does the same.
        package_is_here "$package" || [[ $package == chromium-headless-shell ]] || NOT_INSTALLED+=("$package")
    done
    return 0
}
