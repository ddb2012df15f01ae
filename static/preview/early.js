/* Before any script of the page: it finds a browser without workers, as in a private window, so that
   nothing of a preview is kept. */
delete Navigator.prototype.serviceWorker;
