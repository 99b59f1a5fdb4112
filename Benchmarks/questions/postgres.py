"""A PostgreSQL of one's own with PostGIS, in a temporary folder, on a socket only, gone afterwards."""
import contextlib
import glob
import os
import pwd
import subprocess
import tempfile


@contextlib.contextmanager
def server():
    """A connection; PostgreSQL refuses to run as root, so that root lends it the user that Debian made for it."""
    import psycopg
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
    lend = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder:
        if lend:
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)

        def run(*words):
            subprocess.run([*lend, *words], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        data = f"{folder}/data"
        run(f"{programs}/initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        with open(f"{data}/postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write(f"listen_addresses = ''\nunix_socket_directories = '{folder}'\nfsync = off\njit = off\n"
                           "shared_buffers = 1GB\nmaintenance_work_mem = 1GB\nmax_wal_size = 8GB\n")
        run(f"{programs}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "start")
        try:
            with psycopg.connect(host=folder, user="bench", dbname="postgres", autocommit=True) as connection:
                connection.execute("create extension postgis")
                yield connection
        finally:
            run(f"{programs}/pg_ctl", "-D", data, "-w", "-m", "fast", "stop")
