# frozen_string_literal: true

module Papers
  # Helpers of all routes.
  module Helpers
    def library
      settings.library
    end

    # The name of the document that the request asks for, below the library.
    def requested_name
      params.fetch('name') { halt 400, "which document?\n" }
    end

    def document_path(name)
      File.join(library, name)
    end

    def found(text)
      text || halt(404, "no such document\n")
    end
  end
end
