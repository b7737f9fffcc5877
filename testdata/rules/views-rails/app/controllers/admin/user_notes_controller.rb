module Admin
  class UserNotesController < ApplicationController
    def edit
      @note = params[:note]
    end
  end
end
