/* Wagtail's calendar writes another date over one it can't read: today over "March 2026", 3 March
   over "31/02/2026". A statutory period would be counted from a day that nobody wrote. The words
   stay as they were typed, and the form says that they aren't a date. */
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
