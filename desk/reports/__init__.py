"""Reports in the admin, each as CSV and XLSX too."""
